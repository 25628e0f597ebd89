import type { Failure } from '../failure';
import { CHOOSE, error, type FailureAction, type FailureText, makeWords, REPLACE, RETRY } from './failure-text';

export function tokenDamagedText({ zone, reason }: Extract<Failure, { kind: 'token-damaged' }>): FailureText {
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

export function forbiddenText({ what, detail }: Extract<Failure, { kind: 'forbidden' }>): FailureText {
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

export function notFoundText({ zone, what }: Extract<Failure, { kind: 'not-found' }>): FailureText {
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
