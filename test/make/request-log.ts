import type { IncomingMessage } from 'node:http';

export interface LoggedRequest {
  /** Ms since the epoch. */
  readonly time: number;
  readonly method: string;
  readonly host: string;
  readonly path: string;
  /** Decoded, in the order sent. */
  readonly query: readonly (readonly [name: string, value: string])[];
  /** Path and query as they came over the wire. */
  readonly url: string;
  readonly authorization: string | undefined;
  readonly cookie: string | undefined;
  readonly referer: string | undefined;
  readonly origin: string | undefined;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** Of the answer; 0 while there is none, and where the answer was cut off before its head. */
  status: number;
  /** Whoever asked hung up before the whole answer was there. */
  cutOff: boolean;
}

export interface RequestLog {
  all(): readonly LoggedRequest[];
  /** Requests below `/api/`, at any host. */
  api(): readonly LoggedRequest[];
  /** What is neither API nor a part of a page. */
  pages(): readonly LoggedRequest[];
  hosts(): ReadonlySet<string>;
  clear(): void;
}

export interface WritableRequestLog extends RequestLog {
  add(request: IncomingMessage): LoggedRequest;
}

export function createRequestLog(): WritableRequestLog {
  let requests: LoggedRequest[] = [];
  return {
    add(request) {
      const logged = describe(request);
      requests.push(logged);
      return logged;
    },
    all: () => [...requests],
    api: () => requests.filter(({ path }) => path.startsWith('/api/')),
    pages: () => requests.filter(({ path }) => !/^\/(api|assets)\/|^\/favicon/.test(path)),
    hosts: () => new Set(requests.map(({ host }) => host)),
    clear() {
      requests = [];
    },
  };
}

function describe(request: IncomingMessage): LoggedRequest {
  const { headers, method = '', url = '/' } = request;
  const [path = '/', ...query] = url.split('?');
  return {
    time: Date.now(),
    method,
    host: (headers.host ?? '').split(':')[0] ?? '',
    path,
    query: [...new URLSearchParams(query.join('?'))],
    url,
    authorization: headers.authorization,
    cookie: headers.cookie,
    referer: headers.referer,
    origin: headers.origin,
    headers: { ...headers },
    status: 0,
    cutOff: false,
  };
}
