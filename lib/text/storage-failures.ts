import type { Failure } from '../failure';
import { error, type FailureAdvice, RETRY, SETTINGS, warning } from './failure-text';

export function storageAdvice({ reason }: Extract<Failure, { kind: 'storage' }>): FailureAdvice {
  switch (reason) {
    case 'full':
      return warning(
        'The browser gives no more room. What is kept stays; what is new is kept only until the browser closes.',
        SETTINGS,
      );
    case 'memory-full':
      return warning(
        'Until the browser closes only so much is kept. What was read stays; to have more, connect again and choose to keep the history on this computer.',
        SETTINGS,
      );
    case 'unavailable':
      return warning('The log is read live; what is read is kept only until the browser closes.', RETRY);
    case 'newer-version':
      return error('Nothing of it was touched. Update Audit Lens in this browser to read it.');
    case 'damaged':
      return warning(
        'Some of what was kept on this computer cannot be read any more. The rest is shown, and the live log works.',
        SETTINGS,
      );
  }
}
