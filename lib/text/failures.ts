import type { Failure } from '../failure';
import { forbiddenAdvice, notFoundAdvice, tokenDamagedAdvice } from './access-failures';
import { invalidResponseAdvice, listInconsistentAdvice } from './answer-failures';
import {
  CONNECT,
  error,
  type FailureAdvice,
  type FailureText,
  makeWords,
  RELOAD,
  REPLACE,
  RETRY,
  warning,
} from './failure-text';
import { failureTitle } from './failure-titles';
import { plural } from './plural';
import { storageAdvice } from './storage-failures';
import { waitText } from './wait-text';

const STAYS = 'What is shown stays.';
const MAY_BE_OLD = 'What is shown may be out of date.';

/** `now` is in ms since the epoch: waits are told as what is left of them. */
export function failureText(failure: Failure, now: number): FailureText {
  return { title: failureTitle(failure), ...failureAdvice(failure, now) };
}

function failureAdvice(failure: Failure, now: number): FailureAdvice {
  switch (failure.kind) {
    case 'missing-token':
      return error('Each zone of Make has tokens of its own. Paste one to read its audit log.', CONNECT);
    case 'token-damaged':
      return tokenDamagedAdvice(failure);
    case 'locked':
      return error('The saved tokens and the history are locked. Unlock them with your passphrase.', {
        kind: 'unlock',
        label: 'Unlock',
      });
    case 'unauthorized':
      return {
        ...error('It was deleted, or belongs to another zone. Replace it to see new entries.', REPLACE),
        shown: 'What is shown is from before.',
      };
    case 'not-in-plan':
      return error('Your token is fine. Make keeps audit logs on its Enterprise plan only.', {
        kind: 'choose-source',
        label: 'Choose another organization',
      });
    case 'forbidden':
      return forbiddenAdvice(failure);
    case 'not-found':
      return notFoundAdvice(failure);
    case 'rate-limited':
      return {
        ...warning(
          `The organization's request limit is used up; its own automations count too. Next try ${waitText(failure.until, now)}.`,
        ),
        shown: STAYS,
      };
    case 'budget':
      return {
        ...warning(
          `To leave Make's request limit to your automations, the next request goes out ${waitText(failure.until, now)}.`,
        ),
        shown: STAYS,
      };
    case 'server-error':
      return {
        ...warning(`${failure.zone} did not answer as it should. We keep trying.`, RETRY),
        shown: MAY_BE_OLD,
      };
    case 'rejected':
      return error(makeWords(failure.detail), RETRY);
    case 'network':
      return {
        ...warning('Are you online, and is no login or proxy in between? We keep trying.', RETRY),
        shown: MAY_BE_OLD,
      };
    case 'timeout':
      return { ...warning('We keep trying.', RETRY), shown: MAY_BE_OLD };
    case 'invalid-response':
      return invalidResponseAdvice(failure);
    case 'no-access':
      return error(
        'Without it the browser lets no request through. Your token is kept; allow access and reading goes on.',
        { kind: 'allow-access', label: 'Allow again' },
      );
    case 'storage':
      return storageAdvice(failure);
    case 'list-kept-changing':
      return warning(
        `${plural(failure.read, 'entry was', 'entries were')} read and kept; some in between may be missing.`,
        RETRY,
      );
    case 'list-inconsistent':
      return listInconsistentAdvice(failure);
    case 'not-a-token':
      return error(
        "Copy the token on Make's API page and paste it alone: no quotes, no spaces, no other text.",
        REPLACE,
      );
    case 'refused':
      return error('Reload it and try again.', RELOAD);
    case 'reload-needed':
      return warning('Reload this page to go on with the new version.', RELOAD);
    case 'interrupted':
      return warning('Nothing is lost, and asking again is safe.', RETRY);
    case 'unexpected':
      return error('Nothing is lost. Try again; if it stays, reload the page.', RETRY);
  }
}
