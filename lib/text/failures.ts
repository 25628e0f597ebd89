import type { Failure } from '../failure';
import { forbiddenText, notFoundText, tokenDamagedText } from './access-failures';
import { invalidResponseText, listInconsistentText } from './answer-failures';
import { CONNECT, error, type FailureText, makeWords, RELOAD, REPLACE, RETRY, warning } from './failure-text';
import { plural } from './plural';
import { storageText } from './storage-failures';
import { waitText } from './wait-text';

/** `now` is in ms since the epoch: waits are told as what is left of them. */
export function failureText(failure: Failure, now: number): FailureText {
  switch (failure.kind) {
    case 'missing-token':
      return error(
        `No token for ${failure.zone} yet`,
        'Each zone of Make has tokens of its own. Paste one to read its audit log.',
        CONNECT,
      );
    case 'token-damaged':
      return tokenDamagedText(failure);
    case 'locked':
      return error('Locked', 'The saved tokens and the history are locked. Unlock them with your passphrase.', {
        kind: 'unlock',
        label: 'Unlock',
      });
    case 'unauthorized':
      return error(
        `Make refused this token (${failure.zone})`,
        'It was deleted, or belongs to another zone. Replace it to see new entries; what is shown is from before.',
        REPLACE,
      );
    case 'not-in-plan':
      return error(
        "This organization's plan has no audit log",
        'Your token is fine. Make keeps audit logs on its Enterprise plan only.',
        { kind: 'choose-source', label: 'Choose another organization' },
      );
    case 'forbidden':
      return forbiddenText(failure);
    case 'not-found':
      return notFoundText(failure);
    case 'rate-limited':
      return warning(
        'Make asks us to wait',
        `The organization's request limit is used up; its own automations count too. Next try ${waitText(failure.until, now)}. What is shown stays.`,
      );
    case 'budget':
      return warning(
        'A short pause',
        `To leave Make's request limit to your automations, the next request goes out ${waitText(failure.until, now)}. What is shown stays.`,
      );
    case 'server-error':
      return warning(
        `Make has a problem (${failure.status})`,
        `${failure.zone} did not answer as it should. We keep trying; what is shown may be out of date.`,
        RETRY,
      );
    case 'rejected':
      return error(`Make did not accept the request (${failure.status})`, makeWords(failure.detail), RETRY);
    case 'network':
      return warning(
        `Cannot reach ${failure.zone}`,
        'Are you online, and is no login or proxy in between? We keep trying; what is shown may be out of date.',
        RETRY,
      );
    case 'timeout':
      return warning(
        `${failure.zone} took too long to answer`,
        'We keep trying; what is shown may be out of date.',
        RETRY,
      );
    case 'invalid-response':
      return invalidResponseText(failure);
    case 'no-access':
      return error(
        `Access to ${failure.zone} was removed`,
        'Without it the browser lets no request through. Your token is kept; allow access and reading goes on.',
        { kind: 'allow-access', label: 'Allow again' },
      );
    case 'storage':
      return storageText(failure);
    case 'list-kept-changing':
      return warning(
        'The list kept changing while reading',
        `${plural(failure.read, 'entry was', 'entries were')} read and kept; some in between may be missing.`,
        RETRY,
      );
    case 'list-inconsistent':
      return listInconsistentText(failure);
    case 'not-a-token':
      return error(
        'That does not look like a Make API token',
        "Copy the token on Make's API page and paste it alone: no quotes, no spaces, no other text.",
        REPLACE,
      );
    case 'refused':
      return error('This page may not ask for that', 'Reload it and try again.', RELOAD);
    case 'reload-needed':
      return warning('Audit Lens was updated', 'Reload this page to go on with the new version.', RELOAD);
    case 'interrupted':
      return warning('The browser stopped us halfway', 'Nothing is lost, and asking again is safe.', RETRY);
    case 'unexpected':
      return error(
        'Something went wrong on our side',
        'Nothing is lost. Try again; if it stays, reload the page.',
        RETRY,
      );
  }
}
