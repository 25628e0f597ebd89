import type { Failure } from '../failure';
import { type FailureText, RETRY, warning } from './failure-text';
import { formatCount } from './numbers';
import { plural } from './plural';

export function listInconsistentText({ read, total }: Extract<Failure, { kind: 'list-inconsistent' }>): FailureText {
  const kept = `${plural(read, 'entry was', 'entries were')} read and kept`;
  return total === undefined
    ? warning('Make sent the same entries again and again', `${kept}; there may be more.`, RETRY)
    : warning("Make's list does not agree with its own count", `${kept}; Make counts ${formatCount(total)}.`, RETRY);
}

export function invalidResponseText({ zone, reason }: Extract<Failure, { kind: 'invalid-response' }>): FailureText {
  switch (reason) {
    case 'web-page':
      return warning('Got a web page instead of data', `Is a login or proxy between this browser and ${zone}?`, RETRY);
    case 'redirected':
      return warning(
        'The answer pointed elsewhere',
        `${zone} sent us to another address, where your token must not go. Is a login or proxy in between?`,
        RETRY,
      );
    case 'cut-off':
      return warning('The answer was cut off', 'Nothing of it was kept, and nothing was lost.', RETRY);
    case 'too-large':
      return warning(
        'The answer was too large',
        `${zone} sent more than 8 MB at once. We stopped reading and kept nothing of it.`,
        RETRY,
      );
    case 'unexpected-shape':
      return warning(
        'The answer was not understood',
        `${zone} answered in a form that this version does not know.`,
        RETRY,
      );
  }
}
