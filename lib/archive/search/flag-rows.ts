import type { IndexColumns } from '@/lib/archive/index/index-columns';
import { parseEventWords } from '@/lib/audit-log/event-words';
import { FLAG_RULES, type Flag } from '@/lib/audit-log/flag';
import { DAY } from '@/lib/time';
import { createDeletionRows, type DeletionRow } from './deletion-rows';
import { createFirstTimes } from './first-times';
import { personOfActor } from './person-of-actor';

export interface FlaggedRows {
  /** By row, 1 where it is flagged. */
  readonly mask: Uint8Array;
  flagsOf(row: number): readonly Flag[];
}

const NO_FLAGS: readonly Flag[] = [];

/** Looks at all rows once, from the oldest on. `order` is newest first; rows whose time cannot be read are left out. */
export function flagRows(columns: IndexColumns, order: Uint32Array): FlaggedRows {
  const { triggeredAt, actor, event } = columns;
  const persons = personOfActor(columns.actors.values);
  const deletes = Uint8Array.from(columns.events.values, (name) => (parseEventWords(name)?.verb === 'deleted' ? 1 : 0));
  const mask = new Uint8Array(columns.size);
  const flags = new Map<number, readonly Flag[]>();
  // By person; times are ms since the epoch.
  const entries = new Uint32Array(persons.length);
  const firstAt = new Float64Array(persons.length);
  const lastAt = new Float64Array(persons.length);
  const isFirstTime = createFirstTimes(persons.length, columns.events.values.length);
  const deletions = new Map<number, ReturnType<typeof createDeletionRows>>();

  function flag(row: number, reason: Flag): void {
    mask[row] = 1;
    flags.set(row, [...(flags.get(row) ?? NO_FLAGS), reason]);
  }

  /** Days of history, if they and what happened in them are enough to go by. */
  function daysKnown(person: number, time: number): number | undefined {
    const age = time - (firstAt[person] ?? time);
    const { baseline } = FLAG_RULES;
    return age >= baseline.age && (entries[person] ?? 0) >= baseline.entries ? Math.floor(age / DAY) : undefined;
  }

  function judge(ended: DeletionRow | undefined): void {
    if (ended?.daysBefore === undefined) return;
    const { rows, mostBefore, daysBefore: days } = ended;
    const count = rows.length;
    const { atLeast, timesTheMost } = FLAG_RULES.deletions;
    if (count < atLeast || count <= timesTheMost * mostBefore) return;
    for (const row of rows) flag(row, { kind: 'deletions', count, mostBefore, days });
  }

  function takeDeletion(person: number, row: number, time: number): void {
    const own = deletions.get(person) ?? createDeletionRows();
    deletions.set(person, own);
    judge(own.add(row, time, () => daysKnown(person, time)));
  }

  let earlier = Number.NaN;
  let unbrokenSince = Number.NaN;
  for (let place = order.length - 1; place >= 0; place--) {
    const row = order[place] ?? 0;
    const time = triggeredAt[row] ?? Number.NaN;
    if (Number.isNaN(time)) continue;
    if (!(time - earlier <= FLAG_RULES.back.gap)) unbrokenSince = time;
    earlier = time;
    const person = persons[actor[row] ?? 0] ?? -1;
    if (person === -1) continue;

    const before = entries[person] ?? 0;
    const last = lastAt[person] ?? 0;
    const what = event[row] ?? 0;
    if (before === 0) firstAt[person] = time;
    if (isFirstTime(person, what)) {
      const days = daysKnown(person, time);
      if (days !== undefined) flag(row, { kind: 'first', entriesBefore: before, days });
    }
    if (before >= FLAG_RULES.back.entries && time - last >= FLAG_RULES.back.silence && unbrokenSince <= last) {
      flag(row, { kind: 'back', entriesBefore: before, days: Math.floor((time - last) / DAY) });
    }
    if (deletes[what] === 1) takeDeletion(person, row, time);
    entries[person] = before + 1;
    lastAt[person] = time;
  }
  for (const own of deletions.values()) judge(own.end());

  return { mask, flagsOf: (row) => flags.get(row) ?? NO_FLAGS };
}
