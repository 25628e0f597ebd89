import type { Failure } from '../failure';
import { type FailureAdvice, RETRY, warning } from './failure-text';
import { formatCount } from './numbers';
import { plural } from './plural';

export function listInconsistentAdvice({
  read,
  total,
}: Extract<Failure, { kind: 'list-inconsistent' }>): FailureAdvice {
  const kept = `${plural(read, 'entry was', 'entries were')} read and kept`;
  return total === undefined
    ? warning(`${kept}; there may be more.`, RETRY)
    : warning(`${kept}; Make counts ${formatCount(total)}.`, RETRY);
}

export function invalidResponseAdvice({ zone, reason }: Extract<Failure, { kind: 'invalid-response' }>): FailureAdvice {
  switch (reason) {
    case 'web-page':
      return warning(`Is a login or proxy between this browser and ${zone}?`, RETRY);
    case 'redirected':
      return warning(
        `${zone} sent us to another address, where your token must not go. Is a login or proxy in between?`,
        RETRY,
      );
    case 'cut-off':
      return warning('Nothing of it was kept, and nothing was lost.', RETRY);
    case 'too-large':
      return warning(`${zone} sent more than 8 MB at once. We stopped reading and kept nothing of it.`, RETRY);
    case 'unexpected-shape':
      return warning(`${zone} answered in a form that this version does not know.`, RETRY);
  }
}
