import type { Failure } from '../failure';
import { error, type FailureText, RETRY, SETTINGS, warning } from './failure-text';

export function storageText({ reason }: Extract<Failure, { kind: 'storage' }>): FailureText {
  switch (reason) {
    case 'full':
      return warning(
        'History is full',
        'The browser gives no more room. What is kept stays; what is new is kept only until the browser closes.',
        SETTINGS,
      );
    case 'unavailable':
      return warning(
        'The history cannot be opened',
        'The log is read live; what is read is kept only until the browser closes.',
        RETRY,
      );
    case 'newer-version':
      return error(
        'The history was written by a newer version',
        'Nothing of it was touched. Update Audit Lens in this browser to read it.',
      );
    case 'damaged':
      return warning(
        'Part of the history is lost',
        'Some of what was kept on this computer cannot be read any more. The rest is shown, and the live log works.',
        SETTINGS,
      );
  }
}
