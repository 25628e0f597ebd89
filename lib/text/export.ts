import type { ExportFormat } from '@/lib/audit-log/export-format';
import { DAY, HOUR, MINUTE } from '../time';
import { formatCount } from './numbers';
import { durationText } from './panel-duration';
import { plural } from './plural';

export const EXPORT_TEXT = {
  title: 'Export',
  close: 'Close',
  format: 'Format',
  what: (entries: number) => `Exactly the ${plural(entries, 'entry', 'entries')} of the list as it is now.`,
  query: (text: string) => (text === '' ? 'No filter is set.' : `Filter: ${text}`),
  inside: 'The file says its zone, source, filter, coverage and time.',
  details: 'With details',
  detailsHint: 'What Make keeps apart from the list, such as values before and after a change.',
  counting: (looked: number, of: number) => `Looking up what is here: ${formatCount(looked)} of ${formatCount(of)}`,
  planUnknown: 'The kept details cannot be read now. Export without them, or try again later.',
  fetchAndSave: 'Fetch and save',
  saveWithoutMissing: 'Save without the missing',
  tryAgain: 'Try again',
  fetching: 'Fetching details…',
  waiting: 'Fetching details waits',
  stuck: 'Details cannot be fetched now',
  fetched: (done: number, of: number) => `${formatCount(done)} of ${formatCount(of)} fetched`,
  requests: (count: number) => `${plural(count, 'request', 'requests')} to Make`,
  keepOpen: 'It goes on as long as the panel is open.',
  show: 'Show',
  start: 'Save the file',
  cancel: 'Cancel',
  writing: 'Writing the file…',
  written: (done: number, of: number) => `${formatCount(done)} of ${plural(of, 'entry', 'entries')}`,
  saved: (name: string, entries: number) => `Saved ${plural(entries, 'entry', 'entries')} as ${name}`,
  savedWithout: (count: number) =>
    `${plural(count, 'of them is', 'of them are')} without details; the file says which and why.`,
  cancelled: 'Cancelled. Nothing was saved.',
  fetchedStays: (count: number) =>
    `${plural(count, 'detail that was', 'details that were')} fetched stay here for the next time.`,
  deleted: 'Its history was deleted from this browser. Nothing was saved.',
  failed: 'The file could not be made. Nothing was saved; try again.',
  noRoom:
    'The browser has no room for a file of this size. Nothing was saved; free some space on the disk, or narrow the list.',
  nothing: 'The list is empty: there is nothing to export.',
  wholeLog: 'Everything that Make keeps',
  since: (date: string) => `Everything since ${date}; the log goes back further`,
  part: 'Part of the log',
} as const;

interface DetailsCost {
  readonly kept: number;
  readonly missing: number;
  readonly perMinute: number;
  readonly limit?: number;
}

/**
 * "1,800 are here. 3,200 are missing: 3,200 requests to Make, about 54 minutes at this organization's share, 60 of its
 * 133 requests a minute."
 */
export function detailsPlanText({ kept, missing, perMinute, limit }: DetailsCost): string {
  if (missing === 0) return kept === 0 ? 'Make was asked for all of them.' : 'All that Make gives are here.';
  const here = kept === 0 ? '' : `${formatCount(kept)} ${kept === 1 ? 'is' : 'are'} here. `;
  const ms = (missing / perMinute) * MINUTE;
  const time = ms < MINUTE ? 'less than a minute' : `about ${durationText(roundedUp(ms))}`;
  const share = formatCount(Math.max(1, Math.floor(perMinute)));
  const pace =
    limit === undefined
      ? `at ${share} a minute, as Make does not tell how many this organization may send`
      : `at this organization's share, ${share} of its ${formatCount(limit)} a minute`;
  return `${here}${formatCount(missing)} ${missing === 1 ? 'is' : 'are'} missing: ${plural(missing, 'request', 'requests')} to Make, ${time} ${pace}.`;
}

/** To the full unit in which it is told: nothing is promised too early. */
function roundedUp(ms: number): number {
  const unit = ms >= DAY ? DAY : ms >= HOUR ? HOUR : MINUTE;
  return Math.ceil(ms / unit) * unit;
}

export const EXPORT_FORMAT_TEXT: Readonly<Record<ExportFormat, { readonly label: string; readonly use: string }>> = {
  csv: { label: 'CSV', use: 'For Excel and other spreadsheets. Formulas in names are made harmless.' },
  json: { label: 'JSON', use: 'One document with everything Make sent.' },
  ndjson: { label: 'NDJSON', use: 'One entry a line, for scripts and log pipelines.' },
  markdown: { label: 'Markdown', use: 'A table for tickets and wikis.' },
  ocsf: { label: 'OCSF', use: 'Open Cybersecurity Schema Framework, for security data lakes.' },
  ecs: { label: 'Elastic Common Schema', use: 'For Elasticsearch and Kibana.' },
  cef: { label: 'CEF', use: 'Common Event Format, for ArcSight and other SIEMs.' },
};
