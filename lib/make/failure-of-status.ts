import type { Failure, MakeErrorText } from '@/lib/failure';
import type { Zone } from '@/lib/zone';

/** What was asked for: a 403 or 404 means something else for each. */
export type Asked = 'organization' | 'team' | 'detail' | 'other';

/** For every status but 2xx and 429. Statuses and their meaning: Make's API documentation and observed answers. */
export function failureOfStatus(
  status: number,
  {
    zone,
    asked,
    text,
    contentType,
  }: { zone: Zone; asked: Asked; text?: MakeErrorText | undefined; contentType: string },
): Failure {
  const detail = text === undefined ? {} : { detail: text };
  if (status >= 500) return { kind: 'server-error', zone, status };
  if (status < 400) return { kind: 'invalid-response', zone, reason: 'redirected' };
  if (status === 401) return { kind: 'unauthorized', zone };
  if (status === 402) return { kind: 'not-in-plan', zone };
  // Make's API answers in JSON; a page that forbids is a proxy's or a firewall's and says nothing of roles.
  if (contentType === 'text/html') return { kind: 'invalid-response', zone, reason: 'web-page' };
  if (status === 403) return { kind: 'forbidden', zone, what: asked, ...detail };
  if (status === 404) return { kind: 'not-found', zone, what: asked };
  return { kind: 'rejected', zone, status, ...detail };
}
