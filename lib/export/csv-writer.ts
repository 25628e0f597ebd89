import type { ExportEntry } from '@/lib/audit-log/export-facts';
import { type Actor, lateBy, type TeamRef } from '../audit-log/entry';
import type { EventCatalog } from '../audit-log/events';
import { createMemo } from '../memo';
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
  const lines = exportFactLines(facts, 'csv', isoTime(facts.exportedAt) ?? '');
  let about = lines.map(([label, value]) => `${label}: ${value}`).join(' | ');
  let held: string | undefined;
  const cellsOf = createCells(facts.source.zone, events);

  return {
    begin: () => `${BYTE_ORDER_MARK}${CSV_COLUMNS.join()}${END_OF_LINE}`,
    entry(entry) {
      const row = held === undefined ? '' : `${held},${textCell(about)}${END_OF_LINE}`;
      if (held !== undefined) about = '';
      held = cellsOf(entry);
      return row;
    },
    end(end) {
      const row = held ?? ','.repeat(CSV_COLUMNS.length - 2);
      const last = about === '' ? exportEndText(end) : `${about} | ${exportEndText(end)}`;
      return `${row},${textCell(last)}${END_OF_LINE}`;
    },
  };
}

/** Texts of a kind that are remembered. */
const MOST_REMEMBERED = 1000;

/** Every cell of an entry but the last. What comes again with many entries is made once. */
function createCells(zone: string, events: EventCatalog): (entry: ExportEntry) => string {
  const eventCells = createMemo((eventName: string) => {
    const cells = [textCell(events.label(eventName)), textCell(eventName), events.verb(eventName)];
    return { cells: cells.join(), kind: events.kind(eventName) ?? '' };
  }, MOST_REMEMBERED);
  const organizationCell = createMemo(textCell, MOST_REMEMBERED);
  // Entries read from the archive have the same person and team, not equal ones.
  const actorCells = createCellsOf<Actor>(({ name, email, id }) => [textCell(name), textCell(email), numberCell(id)]);
  const teamCells = createCellsOf<TeamRef>(({ name, id }) => [textCell(name), numberCell(id)]);

  return ({ entry, firstSeenAt, changed, arrivedLate, targetName, details, detailsMissing }) => {
    const { actor, team, version, raw } = entry;
    const event = eventCells(entry.eventName);
    const organizationName = organizationNameOf(raw);
    const late = lateBy(entry);
    // One text from the start: to join a list of small ones takes a tenth longer.
    return `${isoTime(entry.triggeredAt) ?? ''},${isoTime(entry.createdAt) ?? ''},${event.cells},${
      actor === undefined ? ',,' : actorCells(actor)
    },${team === undefined ? ',' : teamCells(team)},${event.kind},${textCell(entry.targetId)},${textCell(targetName)},${
      version === undefined ? ',' : `${textCell(version.from)},${textCell(version.to)}`
    },${isoTime(firstSeenAt) ?? ''},${changed === true ? 'yes' : ''},${arrivedLate === true ? 'yes' : ''},${
      late === undefined ? '' : numberCell(Math.round(late / 1000))
    },${zone},${numberCell(entry.organizationId)},${
      organizationName === undefined ? '' : organizationCell(organizationName)
    },${textCell(entry.uuid)},${jsonCell(unmappedFields(raw))},${jsonCell(details)},${detailsMissing ?? ''}`;
  };
}

function createCellsOf<Thing extends object>(cellsOf: (thing: Thing) => readonly string[]): (thing: Thing) => string {
  const made = new WeakMap<Thing, string>();
  return (thing) => {
    const known = made.get(thing);
    if (known !== undefined) return known;
    const cells = cellsOf(thing).join();
    made.set(thing, cells);
    return cells;
  };
}
