import type { ExportEntry } from '@/lib/audit-log/export-facts';
import { lateBy } from '../audit-log/entry';
import type { EventCatalog } from '../audit-log/events';
import { exportEndText, exportFactLines } from '../text/export-file';
import { jsonCell, numberCell, textCell } from './csv-cell';
import type { ExportWriter, WriterContext } from './export-writer';
import { isoTime } from './iso-time';
import { organizationNameOf, unmappedFields } from './unmapped-fields';

/**
 * Names and order are what scripts of others rely on. `other_fields` has, as JSON, what Make sent beside the fields of
 * the columns; the entry as it was sent, which nobody reads in a spreadsheet, is in the other formats.
 */
export const CSV_COLUMNS = [
  'triggered_at',
  'recorded_at',
  'event',
  'event_name',
  'verb',
  'actor_name',
  'actor_email',
  'actor_id',
  'team_name',
  'team_id',
  'target_kind',
  'target_id',
  'target_name',
  'version_from',
  'version_to',
  'first_seen_at',
  'changed_since_first_seen',
  'arrived_late',
  'recorded_late_by_seconds',
  'zone',
  'organization_id',
  'organization_name',
  'uuid',
  'other_fields',
  'details',
  'details_missing',
  'export',
] as const;

const BYTE_ORDER_MARK = '\ufeff';
const END_OF_LINE = '\r\n';

/**
 * RFC 4180 with a byte order mark, without which Excel takes UTF-8 for something else. What the file is about cannot
 * stand above the header, where it breaks every reader: the column `export` has it in the first row, and in the
 * last row the mark of a whole file. For that the last row is held back until it is known to be the last.
 */
export function createCsvWriter({ facts, events }: WriterContext): ExportWriter {
  const { zone } = facts.source;
  const lines = exportFactLines(facts, 'csv', isoTime(facts.exportedAt) ?? '');
  let about = lines.map(([label, value]) => `${label}: ${value}`).join(' | ');
  let held: string | undefined;

  return {
    begin: () => `${BYTE_ORDER_MARK}${CSV_COLUMNS.join()}${END_OF_LINE}`,
    entry(entry) {
      const row = held === undefined ? '' : `${held},${textCell(about)}${END_OF_LINE}`;
      if (held !== undefined) about = '';
      held = cellsOf(entry, zone, events);
      return row;
    },
    end(end) {
      const row = held ?? ','.repeat(CSV_COLUMNS.length - 2);
      const last = about === '' ? exportEndText(end) : `${about} | ${exportEndText(end)}`;
      return `${row},${textCell(last)}${END_OF_LINE}`;
    },
  };
}

/** Every cell but the last. */
function cellsOf(
  { entry, firstSeenAt, changed, arrivedLate, targetName, details, detailsMissing }: ExportEntry,
  zone: string,
  events: EventCatalog,
) {
  const { actor, team, version, eventName } = entry;
  const late = lateBy(entry);
  const cells = [
    isoTime(entry.triggeredAt) ?? '',
    isoTime(entry.createdAt) ?? '',
    textCell(events.label(eventName)),
    textCell(eventName),
    events.verb(eventName),
    textCell(actor?.name),
    textCell(actor?.email),
    numberCell(actor?.id),
    textCell(team?.name),
    numberCell(team?.id),
    events.kind(eventName) ?? '',
    textCell(entry.targetId),
    textCell(targetName),
    textCell(version?.from),
    textCell(version?.to),
    isoTime(firstSeenAt) ?? '',
    changed === true ? 'yes' : '',
    arrivedLate === true ? 'yes' : '',
    late === undefined ? '' : numberCell(Math.round(late / 1000)),
    zone,
    numberCell(entry.organizationId),
    textCell(organizationNameOf(entry.raw)),
    textCell(entry.uuid),
    jsonCell(unmappedFields(entry.raw)),
    jsonCell(details),
    detailsMissing ?? '',
  ];
  return cells.join();
}
