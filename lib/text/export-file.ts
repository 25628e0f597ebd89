import type { DetailsMissing, ExportEnd, ExportEntry, ExportFacts, MissingDetails } from '@/lib/audit-log/export-facts';
import { lateBy } from '../audit-log/entry';
import { HOUR } from '../time';
import { formatCount } from './numbers';
import { plural } from './plural';

/** Label and value of every fact, in the order in which they are read. `exportedAt`: as ISO. */
export function exportFactLines(
  facts: ExportFacts,
  format: 'csv' | 'markdown',
  exportedAt: string,
): readonly (readonly [string, string])[] {
  const { source, coverage, entries } = facts;
  const ofTotal = coverage.total === undefined ? '' : `; Make lists ${formatCount(coverage.total)}`;
  return [
    ['Zone', source.zone],
    ['Audit log of', sourceText(facts)],
    ['Query', facts.queryText === '' ? 'everything' : facts.queryText],
    ['Coverage', coverage.text],
    ['Entries', `${formatCount(entries)} of ${formatCount(coverage.searched)} searched${ofTotal}`],
    ['Details', facts.withDetails ? 'included' : 'not included'],
    ...(facts.incomplete === undefined ? [] : [['Incomplete', facts.incomplete] as const]),
    ['Exported at', exportedAt],
    ['Exported by', `Audit Lens for Make ${facts.appVersion}`],
    ['Form', `${format === 'csv' ? 'CSV' : 'Markdown'}, version 1`],
  ];
}

/** "End of export: 1,234 entries, 3 of them without details." A file without this sentence was cut off. */
export function exportEndText({ entries, withoutDetails, missing, complete }: ExportEnd): string {
  const why = withoutDetails === 0 ? '' : ` (${missingDetailsText(missing)})`;
  const without = withoutDetails === 0 ? '' : `, ${formatCount(withoutDetails)} of them without details${why}`;
  const count = entries === 1 ? '1 entry' : `${formatCount(entries)} entries`;
  return `End of export: ${count}${without}.${complete ? '' : ' This is not all that was asked for.'}`;
}

export const DETAILS_MISSING_TEXT: Readonly<Record<DetailsMissing, string>> = {
  refused: 'refused by Make',
  'not-found': 'no longer at Make',
  unreadable: 'not readable',
  'not-fetched': 'not fetched',
};

const MISSING_IN_ORDER: readonly DetailsMissing[] = ['refused', 'not-found', 'unreadable', 'not-fetched'];

/** "2 refused by Make, 1 not fetched" */
export function missingDetailsText(missing: MissingDetails): string {
  return MISSING_IN_ORDER.flatMap((reason) => {
    const count = missing[reason] ?? 0;
    return count === 0 ? [] : [`${formatCount(count)} ${DETAILS_MISSING_TEXT[reason]}`];
  }).join(', ');
}

/** "3 entries come without details: 2 refused by Make, 1 not fetched" */
export function incompleteDetailsText(entries: number, missing: MissingDetails): string {
  return `${plural(entries, 'entry comes', 'entries come')} without details: ${missingDetailsText(missing)}`;
}

/** Names of the two events with which a file of events says what it is, and that it is whole. */
export const EXPORT_BEGINS = 'Audit log export';
export const EXPORT_ENDS = 'End of audit log export';

export const MARKDOWN_TITLE = 'Make audit log';
export const MARKDOWN_COLUMNS = [
  'Time (UTC)',
  'Event',
  'Actor',
  'Team',
  'Target',
  'Target id',
  'Notes',
  'UUID',
] as const;

export const MARKDOWN_DETAILS = 'Details';

/** "new, arrived late, recorded 3 h late, changed since first seen" */
export function markdownNotes({ entry, firstSeenAt, arrivedLate, changed }: ExportEntry): string {
  const late = lateBy(entry);
  const notes = [
    firstSeenAt !== undefined && 'new',
    arrivedLate === true && 'arrived late',
    late !== undefined && `recorded ${formatCount(Math.round(late / HOUR))} h late`,
    changed === true && 'changed since first seen',
  ];
  return notes.filter((note) => note !== false).join(', ');
}

function sourceText({ source, organizationName, teamName }: ExportFacts): string {
  const organization = `organization ${named(organizationName, source.organizationId)}`;
  return source.type === 'organization' ? organization : `team ${named(teamName, source.teamId)} of ${organization}`;
}

function named(name: string | undefined, id: number): string {
  return name === undefined || name === '' ? String(id) : `${name} (${id})`;
}
