import type { Failure } from '../failure';

type Of<Kind extends Failure['kind']> = Extract<Failure, { kind: Kind }>;

/** What happened, in a few words: all that the toolbar's button says. The rest is told by `failureText`. */
export function failureTitle(failure: Failure): string {
  switch (failure.kind) {
    case 'missing-token':
      return `No token for ${failure.zone} yet`;
    case 'token-damaged':
      return failure.reason === 'damaged'
        ? `The saved token for ${failure.zone} is damaged`
        : `The token for ${failure.zone} is gone`;
    case 'locked':
      return 'Locked';
    case 'unauthorized':
      return `Make refused this token (${failure.zone})`;
    case 'not-in-plan':
      return "This organization's plan has no audit log";
    case 'forbidden':
      return FORBIDDEN[failure.what];
    case 'not-found':
      return notFoundTitle(failure);
    case 'rate-limited':
      return 'Make asks us to wait';
    case 'budget':
      return "A short pause, to spare Make's request limit";
    case 'server-error':
      return `Make has a problem (${failure.status})`;
    case 'rejected':
      return `Make did not accept the request (${failure.status})`;
    case 'network':
      return `Cannot reach ${failure.zone}`;
    case 'timeout':
      return `${failure.zone} took too long to answer`;
    case 'invalid-response':
      return INVALID_RESPONSE[failure.reason];
    case 'no-access':
      return `Access to ${failure.zone} was removed`;
    case 'storage':
      return STORAGE[failure.reason];
    case 'list-kept-changing':
      return 'The list kept changing while reading';
    case 'list-inconsistent':
      return failure.total === undefined
        ? 'Make sent the same entries again and again'
        : "Make's list does not agree with its own count";
    case 'not-a-token':
      return 'That does not look like a Make API token';
    case 'refused':
      return 'This page may not ask for that';
    case 'reload-needed':
      return 'Audit Lens was updated';
    case 'interrupted':
      return 'The browser stopped us halfway';
    case 'unexpected':
      return 'Something went wrong on our side';
  }
}

const FORBIDDEN: Readonly<Record<Of<'forbidden'>['what'], string>> = {
  organization: "The organization's audit log needs Admin or Owner",
  team: "This team's audit log needs Team Admin",
  detail: 'Make does not show you the details of this entry',
  other: 'Make does not allow this',
};

function notFoundTitle({ zone, what }: Of<'not-found'>): string {
  switch (what) {
    case 'organization':
      return `This organization is not on ${zone}`;
    case 'team':
      return `This team is not on ${zone}`;
    case 'detail':
      return 'Make no longer has this entry';
    case 'other':
      return `Make did not find that on ${zone}`;
  }
}

const INVALID_RESPONSE: Readonly<Record<Of<'invalid-response'>['reason'], string>> = {
  'web-page': 'Got a web page instead of data',
  redirected: 'The answer pointed elsewhere',
  'cut-off': 'The answer was cut off',
  'too-large': 'The answer was too large',
  'unexpected-shape': 'The answer was not understood',
};

const STORAGE: Readonly<Record<Of<'storage'>['reason'], string>> = {
  full: 'History is full',
  'memory-full': 'Memory for the history is full',
  unavailable: 'The history cannot be opened',
  'newer-version': 'The history was written by a newer version',
  damaged: 'Part of the history is lost',
};
