import type { EventCatalog } from '../audit-log/events';
import type { AuditLogQuery, Period } from '../audit-log/query';
import type { AuditLogSource } from '../audit-log/source';
import type { IndexColumns } from './index-columns';
import {
  actorMask,
  eventMask,
  type TargetMasks,
  type TextMasks,
  targetMasks,
  teamMask,
  textMasks,
} from './query-masks';

/**
 * The rows of `order` that answer the query, in that order. The query is put to every value once, not to every row;
 * the rows then only look up answers.
 */
export function searchRows(
  columns: IndexColumns,
  order: Uint32Array<ArrayBuffer>,
  source: AuditLogSource,
  query: AuditLogQuery,
  catalog: EventCatalog,
): Uint32Array<ArrayBuffer> {
  const { event, actor, team, target } = columns;
  const events = eventMask(columns, query);
  const actors = actorMask(columns, query);
  const teams = teamMask(columns, query, source);
  const targets = targetMasks(columns, query, catalog);
  const texts = textMasks(columns, query, catalog);
  const rows = order.slice(...rangeOf(order, columns.triggeredAt, query.period));

  let found = 0;
  for (const row of rows) {
    const eventId = event[row] ?? 0;
    const actorId = actor[row] ?? 0;
    const teamId = team[row] ?? 0;
    const targetId = target[row] ?? 0;
    if (events?.[eventId] === 0 || actors?.[actorId] === 0 || teams?.[teamId] === 0) continue;
    if (targets && !passesTarget(targets, eventId, targetId)) continue;
    if (!texts.every((masks) => passesText(masks, eventId, actorId, teamId, targetId))) continue;
    rows[found++] = row;
  }
  return rows.slice(0, found);
}

function passesTarget({ kindOfEvent, include, exclude }: TargetMasks, event: number, target: number): boolean {
  const kind = kindOfEvent[event] ?? 0;
  if (include && ((include[target] ?? 0) & kind) === 0) return false;
  return !exclude || ((exclude[target] ?? 0) & kind) === 0;
}

function passesText(masks: TextMasks, event: number, actor: number, team: number, target: number): boolean {
  const found =
    (masks.event[event] ?? 0) | (masks.actor[actor] ?? 0) | (masks.team[team] ?? 0) | (masks.target[target] ?? 0);
  return (found & masks.required) === masks.required && (found & masks.forbidden) === 0;
}

/** Where in `order` (newest first, unreadable times last) the period begins and ends. */
function rangeOf(order: Uint32Array, triggeredAt: Float64Array, { after, before }: Period): [number, number] {
  if (after === undefined && before === undefined) return [0, order.length];
  const timeAt = (index: number): number => triggeredAt[order[index] ?? 0] ?? Number.NaN;
  const start = firstIndex(order.length, (index) => !(timeAt(index) >= (before ?? Number.POSITIVE_INFINITY)));
  const end = firstIndex(order.length, (index) => !(timeAt(index) >= (after ?? Number.NEGATIVE_INFINITY)));
  return [start, Math.max(start, end)];
}

/** The first index at which `holds`, which stays true from there on, is true. */
function firstIndex(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
