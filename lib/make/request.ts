import { SECOND } from '@/lib/time';
import { type Zone, zoneOrigin } from '@/lib/zone';
import { MakeApiError } from './make-api-error';
import { type Body, orAbort, readBody } from './read-body';

/** For headers and body together; shorter than the browser's own limit for a worker's fetch (30 s). */
const TIMEOUT = 20 * SECOND;
/** A full page of the log is about 1 MB. */
const MAX_ANSWER_BYTES = 8 * 1024 * 1024;
const MAX_ERROR_BYTES = 64 * 1024;
/** What a header may hold without the browser's error quoting it. */
const HEADER_SAFE = /^[\x21-\x7e]+$/;

export interface Answer {
  readonly status: number;
  /** Without parameters, in lower case: `application/json`. Empty if not told. */
  readonly contentType: string;
  readonly retryAfter: string | null;
  readonly body: Body;
}

export interface Request {
  readonly zone: Zone;
  /** From `./make-url`, of the zone's own origin. */
  readonly url: string;
  readonly token: string;
  readonly signal: AbortSignal | undefined;
}

/**
 * The one place that sends a token. Throws `MakeApiError`: `network`, `timeout`, `interrupted` (the caller's signal),
 * `invalid-response` (answered from elsewhere). Of an exception of the browser nothing is kept.
 */
export async function request(fetch: typeof globalThis.fetch, { zone, url, token, signal }: Request): Promise<Answer> {
  if (!HEADER_SAFE.test(token)) throw new MakeApiError({ kind: 'token-damaged', zone, reason: 'damaged' });
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), TIMEOUT);
  const either = signal === undefined ? deadline.signal : AbortSignal.any([deadline.signal, signal]);
  try {
    const response = await orAbort(
      fetch(url, {
        headers: { Accept: 'application/json', Authorization: `Token ${token}` },
        credentials: 'omit',
        redirect: 'error',
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
        signal: either,
      }),
      either,
    );
    if (cameFromElsewhere(response, zone)) {
      throw new MakeApiError({ kind: 'invalid-response', zone, reason: 'redirected' });
    }
    return {
      status: response.status,
      contentType: essence(response.headers.get('content-type')),
      retryAfter: response.headers.get('retry-after'),
      body: await readBody(response, response.ok ? MAX_ANSWER_BYTES : MAX_ERROR_BYTES, either),
    };
  } catch (error) {
    if (error instanceof MakeApiError) throw error;
    if (signal?.aborted) throw new MakeApiError({ kind: 'interrupted' });
    throw new MakeApiError(deadline.signal.aborted ? { kind: 'timeout', zone } : { kind: 'network', zone });
  } finally {
    clearTimeout(timer);
  }
}

/** `redirect: 'error'` already refuses these; this is for a browser or a proxy in between that does not heed it. */
function cameFromElsewhere(response: Response, zone: Zone): boolean {
  if (response.redirected || response.type === 'opaqueredirect') return true;
  return response.url !== '' && new URL(response.url).origin !== zoneOrigin(zone);
}

function essence(contentType: string | null): string {
  return (contentType ?? '').split(';', 1).join('').trim().toLowerCase();
}
