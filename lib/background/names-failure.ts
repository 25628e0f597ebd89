import type { Failure } from '@/lib/failure';
import { MINUTE } from '@/lib/time';

/** What a detail that could not be had means for the others. */
type Next =
  /** It concerns this one alone. */
  | { readonly act: 'skip' }
  /** Nothing before this: ms since the epoch. The request budget remembers it. */
  | { readonly act: 'wait'; readonly until: number }
  /** None of the organization's for so long (ms): names are not worth trying again and again. */
  | { readonly act: 'rest'; readonly ms: number }
  /** A person has to mend it, or it was ended on purpose. */
  | { readonly act: 'tell' };

/** By role or plan, that seldom changes. */
const REFUSED = 30 * MINUTE;
const UNREACHABLE = 2 * MINUTE;

export function afterFailure(failure: Failure): Next {
  switch (failure.kind) {
    case 'not-found':
    case 'rejected':
      return { act: 'skip' };
    case 'invalid-response':
      // A page to sign in, or another address, is in the way of all of them.
      return failure.reason === 'web-page' || failure.reason === 'redirected'
        ? { act: 'rest', ms: UNREACHABLE }
        : { act: 'skip' };
    case 'rate-limited':
    case 'budget':
      return { act: 'wait', until: failure.until };
    case 'forbidden':
    case 'not-in-plan':
      return { act: 'rest', ms: REFUSED };
    case 'network':
    case 'timeout':
    case 'server-error':
      return { act: 'rest', ms: UNREACHABLE };
    default:
      return { act: 'tell' };
  }
}
