import { isJsonObject, type JsonObject, type JsonValue } from '@/lib/json';
import type { Zone } from '@/lib/zone';
import { createStandInFetch } from './fetch';
import type { StandIn } from './stand-in';

export interface Asked {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Throws if the answer is no JSON object. */
  readonly json: JsonObject;
}

interface AskOptions {
  readonly token?: string;
  readonly zone?: Zone;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Asks the stand-in's API for a path below `/api/v2`, by default in eu1 as the owner. */
export function createAsk(standIn: StandIn): (path: string, options?: AskOptions) => Promise<Asked> {
  const fetch = createStandInFetch(standIn);
  return async (path, options = {}) => {
    const { token = standIn.tokenOf.owner, zone = 'eu1.make.com', method = 'GET', headers = {} } = options;
    const response = await fetch(`https://${zone}/api/v2${path}`, {
      method,
      headers: { ...(token === '' ? {} : { Authorization: `Token ${token}` }), ...headers },
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      text,
      get json() {
        const value: unknown = JSON.parse(text);
        if (!isJsonObject(value)) throw new TypeError(`not an object: ${text}`);
        return value;
      },
    };
  };
}

/** `/audit-logs/...?pg%5Blimit%5D=5`: lists in the documented numbered form, brackets encoded. */
export function pathWith(
  path: string,
  parameters: Readonly<Record<string, string | number | boolean | readonly (string | number)[] | undefined>>,
): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value === undefined) continue;
    if (typeof value !== 'object') query.append(name, String(value));
    else for (const [index, item] of value.entries()) query.append(`${name}[${index}]`, String(item));
  }
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** The rows of a list's answer. Throws if `auditLogs` is no array of objects. */
export function rowsOf({ json }: Asked): readonly JsonObject[] {
  const rows = json.auditLogs;
  if (!Array.isArray(rows)) throw new TypeError('auditLogs is no array');
  return rows.map((row: JsonValue) => {
    if (!isJsonObject(row)) throw new TypeError('a row is no object');
    return row;
  });
}

/** The answer's `pg`, empty if there is none. */
export function pgOf({ json }: Asked): JsonObject {
  return isJsonObject(json.pg) ? json.pg : {};
}
