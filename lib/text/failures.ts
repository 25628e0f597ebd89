import type { Failure, MakeErrorText } from '../failure';
import { SECOND } from '../time';
import { formatCount } from './numbers';
import { plural } from './plural';

/** The one thing a person can do about a failure. What each does is up to the page that shows it. */
export type FailureActionKind =
  | 'connect'
  | 'replace-token'
  | 'unlock'
  | 'retry'
  | 'open-team'
  | 'choose-source'
  | 'allow-access'
  | 'reload'
  | 'open-settings';

export interface FailureAction {
  readonly kind: FailureActionKind;
  readonly label: string;
}

/** What happened, what it means, and what to do next. */
export interface FailureText {
  readonly title: string;
  readonly explanation: string;
  readonly action?: FailureAction;
  /** `warning`: it passes or is by design. `error`: nothing works until the person does something. */
  readonly tone: 'warning' | 'error';
}

const CONNECT: FailureAction = { kind: 'connect', label: 'Connect' };
const REPLACE: FailureAction = { kind: 'replace-token', label: 'Replace the token' };
const RETRY: FailureAction = { kind: 'retry', label: 'Try again' };
const CHOOSE: FailureAction = { kind: 'choose-source', label: 'Choose another' };
const SETTINGS: FailureAction = { kind: 'open-settings', label: 'Open settings' };
const RELOAD: FailureAction = { kind: 'reload', label: 'Reload' };

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

/** "in 42 s", "in 3 min": counted up to full units, so that nothing is promised too early. `until` in ms since the epoch. */
export function waitText(until: number, now: number): string {
  const seconds = Math.ceil((until - now) / SECOND);
  if (!(seconds > 0)) return 'now';
  return seconds <= 90 ? `in ${seconds} s` : `in ${Math.ceil(seconds / 60)} min`;
}

function tokenDamagedText({ zone, reason }: Extract<Failure, { kind: 'token-damaged' }>): FailureText {
  const paste: FailureAction = { kind: 'replace-token', label: 'Paste it again' };
  if (reason === 'damaged') {
    return error(
      `The saved token for ${zone} is damaged`,
      'It cannot be read any more and was not used. Paste it again.',
      paste,
    );
  }
  return error(
    `The token for ${zone} is gone`,
    'You chose to keep it only until the browser closes; a restart or an update clears it too. Paste it again.',
    paste,
  );
}

function forbiddenText({ what, detail }: Extract<Failure, { kind: 'forbidden' }>): FailureText {
  const said = detail === undefined ? '' : ` ${makeWords(detail)}`;
  switch (what) {
    case 'organization':
      return error(
        "The organization's audit log needs Admin or Owner",
        `Your token is fine, your role is not enough, or the token lacks organizations:read. A team's log needs Team Admin only.${said}`,
        { kind: 'open-team', label: "Open the team's log" },
      );
    case 'team':
      return error(
        "This team's audit log needs Team Admin",
        `Ask a Team Admin, or an Admin or Owner of the organization, for the role; or the token lacks teams:read.${said}`,
        CHOOSE,
      );
    case 'detail':
      return error(
        'Make does not show you the details of this entry',
        `The entry stays in the list. Its details may need Admin or Owner of the organization.${said}`,
        RETRY,
      );
    case 'other':
      return error('Make does not allow this', `The token's scopes or your role are not enough.${said}`, REPLACE);
  }
}

function notFoundText({ zone, what }: Extract<Failure, { kind: 'not-found' }>): FailureText {
  switch (what) {
    case 'organization':
      return error(
        `This organization is not on ${zone}`,
        'Or your token gives no access to it: Make answers the same for both.',
        CHOOSE,
      );
    case 'team':
      return error(
        `This team is not on ${zone}`,
        'It was deleted, or your token gives no access to it: Make answers the same for both.',
        CHOOSE,
      );
    case 'detail':
      return error(
        'Make no longer has this entry',
        'Make deletes entries after its retention period. What we kept of it is shown.',
      );
    case 'other':
      return error(`Make did not find that on ${zone}`, 'It was deleted, or your token gives no access to it.', RETRY);
  }
}

function listInconsistentText({ read, total }: Extract<Failure, { kind: 'list-inconsistent' }>): FailureText {
  const kept = `${plural(read, 'entry was', 'entries were')} read and kept`;
  return total === undefined
    ? warning('Make sent the same entries again and again', `${kept}; there may be more.`, RETRY)
    : warning("Make's list does not agree with its own count", `${kept}; Make counts ${formatCount(total)}.`, RETRY);
}

function invalidResponseText({ zone, reason }: Extract<Failure, { kind: 'invalid-response' }>): FailureText {
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

function storageText({ reason }: Extract<Failure, { kind: 'storage' }>): FailureText {
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

/** Make's own words, as plain text, with the code that its support asks for. */
function makeWords(detail: MakeErrorText | undefined): string {
  const code = detail?.code === undefined ? '' : ` (${detail.code})`;
  if (detail?.message === undefined) return code === '' ? 'Make gave no reason.' : `Make gave no reason${code}.`;
  return `Make says: “${detail.message}”${code}`;
}

function error(title: string, explanation: string, action?: FailureAction): FailureText {
  return { tone: 'error', title, explanation, ...(action === undefined ? {} : { action }) };
}

function warning(title: string, explanation: string, action?: FailureAction): FailureText {
  return { tone: 'warning', title, explanation, ...(action === undefined ? {} : { action }) };
}
