import type { Settings } from '../state/state';

export const OPTIONS_TEXT = {
  product: 'Audit Lens for Make',
  nav: 'On this page',
  navConnect: 'Connect',
  navSettings: 'Settings',
  navStorage: 'Storage',
  navPrivacy: 'Privacy',
} as const;

export const SETTINGS_TEXT = {
  heading: 'Settings',
  pollMinutes: 'Look for changes',
  pollHint: "One small request per organization each time. It counts toward your organization's request limit at Make.",
  badge: 'Count on the toolbar button',
  badgeHint: 'How much changed since you last looked at the organization or team of the current tab.',
  theme: 'Appearance',
  shortcuts: 'Single-key shortcuts in the panel',
  shortcutsHint: 'Letters and signs such as J, K and /. Arrow keys, Enter and Esc always work.',
  timeZone: 'Times in',
  timeZoneHint: 'Exact times always name their zone. Copied times are UTC.',
  backfill: 'The whole history of a log',
  backfillHint:
    'All that Make keeps, read page by page. It takes a part of your organization’s request limit until it is done; you can pause it.',
  keepMonths: 'Keep entries for',
  keepMonthsHint: 'Make keeps them up to 12 months. What was recorded longer ago than this is deleted here.',
  keepEntries: 'Keep at most',
  keepEntriesHint: 'Of each organization, the newest ones. What is beyond is deleted here.',
  unsaved: 'That could not be saved. The browser’s storage refused it.',
} as const;

export const POLL_OPTIONS: readonly { readonly value: Settings['pollMinutes']; readonly label: string }[] = [
  { value: 1, label: 'Every minute' },
  { value: 5, label: 'Every 5 minutes' },
  { value: 15, label: 'Every 15 minutes' },
  { value: 30, label: 'Every 30 minutes' },
  { value: 60, label: 'Every hour' },
];

export const BACKFILL_OPTIONS: readonly { readonly value: Settings['backfill']; readonly label: string }[] = [
  { value: 'ask', label: 'Read it when I ask for it' },
  { value: 'auto', label: 'Read it by itself once I open the log' },
];

export const KEEP_MONTHS_OPTIONS: readonly { readonly value: Settings['keepMonths']; readonly label: string }[] = [
  { value: 1, label: '1 month' },
  { value: 3, label: '3 months' },
  { value: 6, label: '6 months' },
  { value: 13, label: '13 months' },
  { value: 25, label: '25 months' },
  { value: 37, label: '37 months' },
];

export const KEEP_ENTRIES_OPTIONS: readonly { readonly value: Settings['keepEntries']; readonly label: string }[] = [
  { value: 10_000, label: '10,000 entries' },
  { value: 100_000, label: '100,000 entries' },
  { value: 250_000, label: '250,000 entries' },
  { value: 500_000, label: '500,000 entries' },
  { value: 1_000_000, label: '1,000,000 entries' },
];

export const THEME_OPTIONS: readonly { readonly value: Settings['theme']; readonly label: string }[] = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];

/** `browserZone` and `makeZone` are IANA names; Make's is known once connected, and only if the profile has one. */
export function timeZoneOptions(
  browserZone: string,
  makeZone: string | undefined,
): readonly { readonly value: Settings['timeZone']; readonly label: string }[] {
  return [
    { value: 'browser', label: `This browser’s zone (${browserZone})` },
    { value: 'utc', label: 'UTC' },
    { value: 'make', label: `The zone of my Make profile (${makeZone ?? 'not known yet'})` },
  ];
}

export const STORAGE_TEXT = {
  heading: 'What is stored',
  loading: 'Counting…',
  empty: 'No entries are stored.',
  caption: 'Entries stored per organization',
  organization: 'Organization',
  entries: 'Entries',
  period: 'From – to',
  size: 'Size',
  where: 'Where',
  medium: { computer: 'This computer', session: 'Memory' },
  together: 'Together',
  between: (oldest: string, newest: string) => (oldest === newest ? oldest : `${oldest} – ${newest}`),
  notDeleted: 'Some of it may be left. Close other Audit Lens panels and try again.',
  unnamed: (id: number) => `Organization ${id}`,
  noPeriod: '–',
  rest: 'Beside the entries: your tokens (encrypted, or in memory), these settings, and when you last looked at what. Nothing in private windows.',
  deleteEverything: 'Delete everything',
  askTitle: 'Delete everything that Audit Lens keeps?',
  askText:
    'All tokens, all history and all settings are deleted from this browser. Entries that Make no longer has are lost for good. This cannot be undone. Nothing changes at Make; your tokens stay valid there until you delete them.',
  confirm: 'Delete it all',
  cancel: 'Keep it',
  deleting: 'Deleting…',
  deleted: 'Everything is deleted',
  deletedText:
    'Nothing of Make is left in this browser. Your tokens are still valid at Make: delete them there to end them.',
} as const;

export const PRIVACY_TEXT = {
  heading: 'What leaves this browser',
  requests:
    'Requests to the zones you connected, and nothing else. Each one only reads, carries the token of its own zone, and no cookie.',
  nobody: 'Nothing goes to us or to anybody else: no analytics, no error reports, no outside fonts or pictures.',
  page: 'Pages of Make learn nothing from Audit Lens, not even that it is installed. It reads their address and the ids in their navigation, never their content.',
  limitsHeading: 'Where the protection ends',
  limits:
    '“On this computer” protects against web pages, other extensions and someone glancing at files. It does not protect against malware under your account or someone who copies your browser profile: they get the key with the lock.',
  advice:
    'If that is your worry, keep the token only until the browser closes, and give it only the scopes the audit log needs.',
  doubt: 'In doubt, delete the token in your Make profile: that ends it everywhere.',
  outOfScope:
    'Nor can it help against a network that decrypts your traffic with a certificate your computer trusts, such as some company proxies.',
} as const;
