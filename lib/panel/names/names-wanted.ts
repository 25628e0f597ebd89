import type { AuditLogEntry } from '@/lib/audit-log/entry';
import type { EventCatalog } from '@/lib/audit-log/events';
import type { TargetNames } from '@/lib/audit-log/names';
import type { Target } from '@/lib/audit-log/target';
import { targetOfEntry } from '@/lib/audit-log/target-of-entry';

interface Wanted {
  /** On screen, from the top. */
  readonly entries: readonly AuditLogEntry[];
  readonly events: EventCatalog;
  readonly names: TargetNames;
  /** uuids that need not be asked about again. */
  readonly asked: ReadonlySet<string>;
}

/** More than any screen shows; what the command takes at most. */
const MOST = 50;
/** Entries of one object whose details are asked for until one tells its name. */
const TRIES = 3;

/**
 * The entries whose details are worth asking for: one of each object without a name, and then of each whose name may
 * have been changed by an entry that is younger than what we know.
 */
export function wantedEntries({ entries, events, names, asked }: Wanted): readonly string[] {
  const nameless = new Map<string, string>();
  const doubtful = new Map<string, string>();
  const tries = new Map<string, number>();
  for (const entry of entries) {
    const target = targetOfEntry(entry, events);
    if (target === undefined || isNamedAnyway(target, entry)) continue;
    const key = `${target.kind} ${target.id}`;
    const known = names.of(target)?.names[0];
    if (asked.has(entry.uuid)) tries.set(key, (tries.get(key) ?? 0) + 1);
    else if (known === undefined) {
      if (!nameless.has(key)) nameless.set(key, entry.uuid);
    } else if (events.verb(entry.eventName) === 'updated' && (entry.triggeredAt ?? 0) > known.at) {
      if (!doubtful.has(key)) doubtful.set(key, entry.uuid);
    }
  }
  const worthwhile = [...nameless].filter(([key]) => (tries.get(key) ?? 0) < TRIES);
  return [...worthwhile, ...doubtful].map(([, uuid]) => uuid).slice(0, MOST);
}

/** Records have no name; a team's stands in the entry; and an id in words is one. */
function isNamedAnyway({ kind, id }: Target, { team }: AuditLogEntry): boolean {
  if (kind === 'data-store-record') return true;
  if (kind === 'team' && team?.name !== undefined) return true;
  return !/^[\d-]+$/.test(id) && !/^[\da-f]{8,}(?:-[\da-f]+)*$/i.test(id);
}
