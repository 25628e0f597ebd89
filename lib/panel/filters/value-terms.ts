import type { Actor, AuditLogEntry } from '@/lib/audit-log/entry';
import type { EventCatalog } from '@/lib/audit-log/events';
import type { IdTerm, TargetTerm } from '@/lib/audit-log/query';
import { targetOfEntry } from '@/lib/audit-log/target-of-entry';

/** What asks for the entries of somebody: the id, else a name as a whole, else those that name nobody. */
export function actorTerm(actor: Actor | undefined): IdTerm {
  if (actor?.id !== undefined) return actor.id;
  const is = actor?.name || actor?.email;
  return is ? { is } : 'none';
}

/** What asks for the entries about an entry's object; where its kind is not known, for that id of whatever kind. */
export function targetTerm(
  entry: Pick<AuditLogEntry, 'eventName' | 'targetId' | 'team'>,
  events: Pick<EventCatalog, 'kind' | 'verb'>,
): TargetTerm | undefined {
  const { targetId } = entry;
  if (targetId === undefined || targetId === '') return undefined;
  return targetOfEntry(entry, events) ?? { id: targetId };
}
