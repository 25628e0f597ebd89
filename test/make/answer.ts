import type { JsonValue } from '@/lib/json';

/** What the stand-in is going to say, before any fault. A string is sent as it is, anything else as JSON. */
export interface Answer {
  readonly status: number;
  readonly body: JsonValue;
  readonly headers?: Readonly<Record<string, string>>;
}

export function ok(body: JsonValue): Answer {
  return { status: 200, body };
}

function error(status: number, code: string | undefined, message: string, detail: string): Answer {
  return { status, body: { detail, message, ...(code === undefined ? {} : { code }) } };
}

/** Make's error bodies, as far as they are documented or were seen. */
export const REFUSED = {
  badRequest: (detail: string): Answer => error(400, 'SC400', 'Bad Request', detail),
  unauthorized: (): Answer => error(401, 'SC401', 'Unauthorized', 'Access denied.'),
  notInPlan: (): Answer =>
    error(402, 'SC402', 'There was an error while generating your response.', 'Payment required.'),
  forbidden: (): Answer => error(403, 'SC403', 'Permission denied', 'Access denied.'),
  notFound: (detail: string): Answer => error(404, 'SC404', 'Not found', detail),
  method: (): Answer => ({ ...error(405, 'SC405', 'Method Not Allowed', 'Only GET.'), headers: { Allow: 'GET' } }),
  /** Observed as plain text. */
  rateLimited: (retryAfter: string | undefined): Answer => ({
    status: 429,
    body: 'Requests limit for organization exceeded, please try again later.',
    headers: retryAfter === undefined ? {} : { 'Retry-After': retryAfter },
  }),
  misdirected: (): Answer => ({ status: 421, body: 'No such host here.' }),
};
