import type { Failure } from '../failure';
import { CHOOSE, error, type FailureAction, type FailureAdvice, makeWords, REPLACE, RETRY } from './failure-text';

export function tokenDamagedAdvice({ reason }: Extract<Failure, { kind: 'token-damaged' }>): FailureAdvice {
  const paste: FailureAction = { kind: 'replace-token', label: 'Paste it again' };
  if (reason === 'damaged') {
    return error('It cannot be read any more and was not used. Paste it again.', paste);
  }
  return error(
    'You chose to keep it only until the browser closes; a restart or an update clears it too. Paste it again.',
    paste,
  );
}

export function forbiddenAdvice({ what, detail }: Extract<Failure, { kind: 'forbidden' }>): FailureAdvice {
  const said = detail === undefined ? '' : ` ${makeWords(detail)}`;
  switch (what) {
    case 'organization':
      return error(
        `Your token is fine, your role is not enough, or the token lacks organizations:read. A team's log needs Team Admin only.${said}`,
        { kind: 'open-team', label: "Open the team's log" },
      );
    case 'team':
      return error(
        `Ask a Team Admin, or an Admin or Owner of the organization, for the role; or the token lacks teams:read.${said}`,
        CHOOSE,
      );
    case 'detail':
      return error(
        `The entry stays in the list. Its details may need Admin or Owner of the organization.${said}`,
        RETRY,
      );
    case 'other':
      return error(`The token's scopes or your role are not enough.${said}`, REPLACE);
  }
}

export function notFoundAdvice({ what }: Extract<Failure, { kind: 'not-found' }>): FailureAdvice {
  switch (what) {
    case 'organization':
      return error('Or your token gives no access to it: Make answers the same for both.', CHOOSE);
    case 'team':
      return error('It was deleted, or your token gives no access to it: Make answers the same for both.', CHOOSE);
    case 'detail':
      return error('Make deletes entries after its retention period. What we kept of it is shown.');
    case 'other':
      return error('It was deleted, or your token gives no access to it.', RETRY);
  }
}
