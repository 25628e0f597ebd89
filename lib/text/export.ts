import type { ExportFormat } from '../export/export-format';
import { formatCount } from './numbers';
import { plural } from './plural';

export const EXPORT_TEXT = {
  open: 'Export…',
  title: 'Export',
  close: 'Close',
  format: 'Format',
  what: (entries: number) => `Exactly the ${plural(entries, 'entry', 'entries')} of the list as it is now.`,
  query: (text: string) => (text === '' ? 'No filter is set.' : `Filter: ${text}`),
  inside: 'The file says its zone, source, filter, coverage and time. Details that Make keeps apart are not in it.',
  start: 'Save the file',
  cancel: 'Cancel',
  writing: (done: number, of: number) => `${formatCount(done)} of ${plural(of, 'entry', 'entries')} written`,
  saved: (name: string, entries: number) => `Saved ${plural(entries, 'entry', 'entries')} as ${name}`,
  cancelled: 'Cancelled. Nothing was saved.',
  failed: 'The file could not be made. Nothing was saved; try again.',
  nothing: 'The list is empty: there is nothing to export.',
  wholeLog: 'Everything that Make keeps',
  since: (date: string) => `Everything since ${date}; the log goes back further`,
  part: 'Part of the log',
} as const;

export const EXPORT_FORMAT_TEXT: Readonly<Record<ExportFormat, { readonly label: string; readonly use: string }>> = {
  csv: { label: 'CSV', use: 'For Excel and other spreadsheets. Formulas in names are made harmless.' },
  json: { label: 'JSON', use: 'One document with everything Make sent.' },
  ndjson: { label: 'NDJSON', use: 'One entry a line, for scripts and log pipelines.' },
  markdown: { label: 'Markdown', use: 'A table for tickets and wikis.' },
  ocsf: { label: 'OCSF', use: 'Open Cybersecurity Schema Framework, for security data lakes.' },
  ecs: { label: 'Elastic Common Schema', use: 'For Elasticsearch and Kibana.' },
  cef: { label: 'CEF', use: 'Common Event Format, for ArcSight and other SIEMs.' },
};
