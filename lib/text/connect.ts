import type { Failure } from '../failure';
import type { ConnectReport } from '../messaging/contract';
import { type Zone, zoneOrigin } from '../zone';
import type { FailureText } from './failure-text';
import { failureText } from './failures';
import { waitText } from './wait-text';

/** Make's own page where API tokens are made and deleted. */
export function tokenPageUrl(zone: Zone): string {
  return `${zoneOrigin(zone)}/user/api`;
}

export function organizationPageUrl(zone: Zone, organizationId: number): string {
  return `${zoneOrigin(zone)}/organization/${organizationId}/dashboard`;
}

/** What the token must be allowed, in Make's own names, and what we use each for. */
export const SCOPES = [
  { name: 'organizations:read', use: 'the audit log itself, and the names of your organizations' },
  { name: 'teams:read', use: "a team's audit log, and which organization a team belongs to" },
  { name: 'user:read', use: 'your name and time zone, so that you see whose token this is' },
] as const;

const NEEDED_SCOPES = ['organizations:read', 'teams:read'] as const;

/**
 * Scopes that the token was not given, of those we need. Make's API document writes `organization:read`, its token page
 * `organizations:read`: both will do.
 */
export function missingScopes(scopes: readonly string[] | undefined): readonly string[] {
  if (scopes === undefined) return [];
  return NEEDED_SCOPES.filter((scope) => !scopes.includes(scope) && !scopes.includes(scope.replace('s:', ':')));
}

/** A failure while connecting: there is nothing older to show yet, and the field to put it right is at hand. */
export function connectFailureText(failure: Failure, now: number): FailureText {
  const text = failureText(failure, now);
  switch (failure.kind) {
    case 'unauthorized':
      return {
        ...text,
        explanation: 'Is it whole, and of this zone? Every zone has tokens of its own. Nothing was kept.',
      };
    case 'network':
      return { ...text, explanation: 'Are you online? Nothing was kept; the token is still in the field.' };
    case 'timeout':
    case 'server-error':
      return { ...text, explanation: 'Nothing was kept; the token is still in the field.' };
    case 'rate-limited':
    case 'budget':
      return { ...text, explanation: `Try again ${waitText(failure.until, now)}; the token is still in the field.` };
    default:
      return text;
  }
}

/** Failures that are about what is in the field, so they are told there. */
export function tokenFieldError(failure: Failure, now: number): string | undefined {
  if (failure.kind !== 'not-a-token' && failure.kind !== 'unauthorized') return undefined;
  const { title, explanation } = connectFailureText(failure, now);
  return `${title}. ${explanation}`;
}

type AuditLogAnswer = ConnectReport['organizations'][number]['auditLog'];

export const AUDIT_LOG_TEXT: Readonly<Record<AuditLogAnswer, string>> = {
  available: 'Audit log available',
  forbidden: "Needs Admin or Owner; a team's log may still open",
  'not-in-plan': 'Its plan has no audit log',
  'not-asked': 'Audit log not asked for yet',
  unknown: 'Make did not say',
};

export const CONNECT_TEXT = {
  heading: 'Connect to Make',
  lead: 'Audit Lens reads the audit log of your organizations with an API token of yours. It only reads: it cannot change anything on Make.',
  zone: 'Zone',
  zoneHint: 'The host in the address bar when you work in Make. Every zone has tokens of its own.',
  token: 'API token',
  tokenHint: 'Goes to this zone and nowhere else. After you connect it is never shown again.',
  noToken: 'Paste a token first.',
  connect: 'Connect',
  testing: (zone: Zone) => `Asking ${zone} about this token…`,
  keepToken: 'Keep the token',
  keepHistory: 'Keep the history',
  onComputer: 'On this computer',
  untilClose: 'Only until the browser closes',
  tokenOnComputer: [
    'Encrypted in this browser profile, until you remove it.',
    'Safe from web pages, other extensions and a glance at your files; not from malware under your account, nor from a copy of the whole profile.',
  ],
  tokenUntilClose: [
    'In memory only.',
    'You will paste it again after the browser or this extension restarts, also after an update.',
  ],
  historyOnComputer: [
    'Opens at once, searches offline, and counts what changed while the browser was closed.',
    'Keeps the entries that were read, with names, e-mail addresses and details, encrypted in this browser profile, for 13 months unless you choose otherwise in the settings, or until you delete them. Whoever uses this profile, or copies it, can read them.',
  ],
  historyUntilClose: ['In memory only, nothing on the disk.', 'After a restart the log is read from Make again.'],
  losesHistory: {
    computer: (zone: Zone) => `The history of ${zone} that is kept on this computer is deleted when you connect.`,
    session: (zone: Zone) => `The history of ${zone} that is kept in memory is read from Make again.`,
  },
  formHeading: 'Add a zone or replace a token',
  replaces: (zone: Zone) => `Replaces the token that is kept for ${zone}.`,
  connectedTo: (zone: Zone) => `Connected to ${zone}`,
  /** Followed by the person's name. */
  as: 'as',
  organizations: 'This token gives access to',
  noOrganizations: 'This token gives access to no organization on this zone.',
  notInPlan:
    'Make keeps audit logs on its Enterprise plan. To read those of another organization, connect its zone with a token that opens it.',
  nextStep:
    'Next: open a page of Make and click Audit Lens in the toolbar for its latest changes; “Open panel” puts the whole log beside the page.',
  openMake: (zone: Zone) => `Open ${zone}`,
  scopesMissing: (scopes: readonly string[]) =>
    `The token was made without ${scopes.join(' and ')}. If something stays hidden, make a new one with that ticked.`,
  tokenPage: (zone: Zone) => `API page of ${zone}`,
  howTo: 'How to make a token',
  howToOpen: 'Open Make’s page for tokens:',
  howToAdd: 'Choose “Add token”, give it a name such as “Audit Lens”, and tick these scopes:',
  howToCopy: 'Copy the token and paste it here.',
  howToReadOnly: 'Each of them ends in “:read”. With these, the token can change nothing, whoever holds it.',
  howToRole:
    "Make keeps audit logs on its Enterprise plan. An organization's log needs the role Admin or Owner, a team's log Team Admin.",
} as const;

export const CONNECTIONS_TEXT = {
  heading: 'Connected zones',
  replace: 'Replace token',
  remove: 'Remove',
  /** Followed by its last four characters. */
  token: 'Token ending in',
  /** Followed by "2 hours ago". */
  since: 'connected',
  organizations: 'Organizations',
  tokenKept: { computer: 'Token kept on this computer', session: 'Token kept until the browser closes' },
  historyKept: { computer: 'History kept on this computer', session: 'History kept until the browser closes' },
  historyUnavailable: 'History kept until the browser closes: the one on this computer cannot be opened',
  askTitle: (zone: Zone) => `Remove the connection to ${zone}?`,
  askText: 'The token is deleted from this browser. This cannot be undone; to connect again you paste a token.',
  deleteHistory: 'Delete its history too',
  deleteHistoryHint: 'All entries of this zone that were kept. Otherwise they stay readable in this browser.',
  confirm: 'Remove connection',
  cancel: 'Keep it',
  removed: (zone: Zone) => `Removed ${zone} from this browser`,
  removedWithHistory: 'Token and history are gone.',
  removedKeptHistory: 'The token is gone, the history is kept.',
  revoke: 'To end the token everywhere, delete it at Make too:',
  tokenPage: CONNECT_TEXT.tokenPage,
} as const;
