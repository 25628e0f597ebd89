import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EntryIndex } from '@/lib/archive/contract';
import type { AuditLogEntry } from '@/lib/audit-log/entry';
import { parseEventWords } from '@/lib/audit-log/event-words';
import { FLAG_RULES, type Flag } from '@/lib/audit-log/flag';
import { EVERYTHING } from '@/lib/audit-log/query';
import { DAY, HOUR, MINUTE } from '@/lib/time';
import { createRig } from '../archive-rig';
import { fakeEntry, ORGANIZATION, SOURCE, START, uuidOf } from '../builders';
import { EVENTS } from '../questions';

/** What happened, from the oldest on: when (ms after START), who, what. */
type Happening = readonly [at: number, actor: number | undefined, eventName: string];

function entriesOf(happenings: readonly Happening[]): readonly AuditLogEntry[] {
  return happenings.map(([at, actor, eventName], number) =>
    fakeEntry({
      uuid: uuidOf(number),
      triggeredAt: START + at,
      createdAt: START + at,
      eventName,
      actor: actor === undefined ? undefined : { id: actor },
    }),
  );
}

async function indexOf(entries: readonly AuditLogEntry[]): Promise<EntryIndex> {
  const rig = await createRig('computer');
  await rig.archive().append(SOURCE, { entries, seenAt: START }, (record) => record);
  return rig.loader().load(ORGANIZATION);
}

/** The flags of every entry, in the order of what happened. */
async function flagsOf(entries: readonly AuditLogEntry[]): Promise<readonly (readonly Flag[])[]> {
  const index = await indexOf(entries);
  return entries.map(({ uuid }) => index.flags(index.rowOf(uuid) ?? Number.NaN));
}

const every = (step: number, count: number, from: number, actor: number, eventName = 'scenario_updated') =>
  Array.from({ length: count }, (_value, number): Happening => [from + number * step, actor, eventName]);

/** Enough of person 1, three entries a day: the last of it at 40 days less 8 hours. */
const KNOWN = every(8 * HOUR, 120, 0, 1);
const NOW = 40 * DAY;

describe('an entry is flagged', () => {
  it('where somebody known does something for the first time, and not the second', async () => {
    const flags = await flagsOf(entriesOf([...KNOWN, [NOW, 1, 'key_created'], [NOW + HOUR, 1, 'key_created']]));
    expect(flags.slice(KNOWN.length)).toEqual([[{ kind: 'first', entriesBefore: 120, days: 40 }], []]);
    expect(flags.slice(0, KNOWN.length).flat()).toEqual([]);
  });

  it.each<[string, readonly Happening[]]>([
    ['somebody with few entries', [...every(DAY, 99, 0, 1), [99 * DAY, 1, 'key_created']]],
    ['somebody seen for days only', [...every(MINUTE, 200, 0, 1), [29 * DAY, 1, 'key_created']]],
    ['nobody named', [...KNOWN, [NOW, undefined, 'key_created']]],
    ['somebody else', [...KNOWN, [NOW, 2, 'key_created']]],
  ])('not where it is the first time of %s', async (_who, happenings) => {
    expect((await flagsOf(entriesOf(happenings))).flat()).toEqual([]);
  });

  it('with all others of a row of deletions, where the row is longer than any before', async () => {
    const before = [...KNOWN.slice(0, 50), ...every(MINUTE, 4, 17 * DAY, 1, 'webhook_deleted'), ...KNOWN.slice(54)];
    const burst = every(FLAG_RULES.deletions.pause, 12, NOW, 1, 'webhook_deleted');
    const flags = await flagsOf(entriesOf([...before, ...burst]));
    const reason = { kind: 'deletions', count: 12, mostBefore: 4, days: 40 };
    expect(flags.slice(before.length)).toEqual(burst.map(() => [reason]));
    expect(flags.slice(0, before.length).flat()).toEqual([]);
  });

  it.each([
    ['too few', every(MINUTE, 9, NOW, 1, 'webhook_deleted'), 0],
    ['too far apart', every(11 * MINUTE, 12, NOW, 1, 'webhook_deleted'), 0],
    ['not more than twice the most there were', every(MINUTE, 10, NOW, 1, 'webhook_deleted'), 5],
  ])('not where deletions are %s', async (_case, burst, earlier) => {
    const first = every(MINUTE, Math.max(earlier, 1), 0, 1, 'webhook_deleted');
    const flags = await flagsOf(entriesOf([...first, ...KNOWN.slice(1), ...burst]));
    expect(flags.flat()).toEqual([]);
  });

  const OTHERS = every(7 * DAY, 30, 0, 2);

  it('where somebody comes back while others were there', async () => {
    const mine = every(HOUR, 20, 0, 1);
    const happenings = [...mine, [19 * HOUR + 120 * DAY, 1, 'scenario_updated'] as const, ...OTHERS];
    const flags = await flagsOf(entriesOf(happenings));
    expect(flags[20]).toEqual([{ kind: 'back', entriesBefore: 20, days: 120 }]);
    expect(flags.flat()).toHaveLength(1);
  });

  it.each<[string, readonly Happening[], readonly Happening[]]>([
    ['history may be missing', every(HOUR, 20, 0, 1), OTHERS.filter(([at]) => at < 50 * DAY || at > 65 * DAY)],
    ['there was little of them before', every(HOUR, 19, 0, 1), OTHERS],
  ])('not as back where %s', async (_case, mine, others) => {
    const back: Happening = [19 * HOUR + 120 * DAY, 1, 'scenario_updated'];
    expect((await flagsOf(entriesOf([...mine, back, ...others]))).flat()).toEqual([]);
  });

  it('never where its time cannot be read', async () => {
    const [unknown] = entriesOf([[NOW, 1, 'key_created']]);
    if (unknown === undefined) throw new Error('no entry');
    const entries = [
      ...entriesOf(KNOWN),
      { ...unknown, uuid: uuidOf(999), triggeredAt: undefined, raw: { uuid: uuidOf(999) } },
    ];
    expect((await flagsOf(entries)).flat()).toEqual([]);
  });
});

/** The rules, word for word, put to each entry anew. */
function expectedFlags(happenings: readonly Happening[]): readonly (readonly Flag['kind'][])[] {
  const { baseline, deletions, back } = FLAG_RULES;
  return happenings.map(([at, actor, eventName], number) => {
    if (actor === undefined) return [];
    const before = happenings.slice(0, number);
    const mine = before.filter((one) => one[1] === actor);
    const knownAt = (moment: number, count: number) =>
      count >= baseline.entries && moment - (mine[0]?.[0] ?? moment) >= baseline.age;
    const isFirst = knownAt(at, mine.length) && mine.every((one) => one[2] !== eventName);
    const last = mine.at(-1)?.[0] ?? at;
    const times = [...before.map((one) => one[0]), at].filter((time) => time >= last);
    const unbroken = times.every((time, place) => place === 0 || time - (times[place - 1] ?? 0) <= back.gap);
    const isBack = mine.length >= back.entries && at - last >= back.silence && unbroken;

    const places = happenings.flatMap(([, who, name], place) =>
      who === actor && parseEventWords(name)?.verb === 'deleted' ? [place] : [],
    );
    const rows: number[][] = [];
    for (const place of places) {
      const current = rows.at(-1);
      const previous = current?.at(-1);
      const pause = (happenings[place]?.[0] ?? 0) - (happenings[previous ?? place]?.[0] ?? 0);
      if (current !== undefined && pause <= deletions.pause) current.push(place);
      else rows.push([place]);
    }
    const own = rows.findIndex((row) => row.includes(number));
    const row = rows[own] ?? [];
    const most = Math.max(0, ...rows.slice(0, Math.max(own, 0)).map((other) => other.length));
    const start = row[0] ?? 0;
    const countBefore = happenings.slice(0, start).filter((one) => one[1] === actor).length;
    const isBurst =
      own !== -1 &&
      row.length >= deletions.atLeast &&
      row.length > deletions.timesTheMost * most &&
      knownAt(happenings[start]?.[0] ?? 0, countBefore);
    return [
      ...(isFirst ? (['first'] as const) : []),
      ...(isBack ? (['back'] as const) : []),
      ...(isBurst ? (['deletions'] as const) : []),
    ];
  });
}

interface Stretch {
  readonly actor: number | undefined;
  readonly eventName: string;
  readonly count: number;
  readonly step: number;
}

const someStretch: fc.Arbitrary<readonly Stretch[]> = fc
  .record({
    actor: fc.option(fc.integer({ min: 1, max: 2 }), { nil: undefined, freq: 9 }),
    eventName: fc.constantFrom('scenario_updated', 'webhook_deleted', 'key_created', 'odd'),
    count: fc.oneof(fc.integer({ min: 1, max: 30 }), fc.constant(110)),
    step: fc.constantFrom(1000, MINUTE, 10 * MINUTE, 10 * MINUTE + 1, 9 * HOUR, 14 * DAY),
  })
  .map((stretch) => [stretch]);

/** Somebody works, then others do, then the first comes back. */
const someAbsence: fc.Arbitrary<readonly Stretch[]> = fc
  .record({
    actor: fc.integer({ min: 1, max: 2 }),
    others: fc.constantFrom(2, 3, undefined),
    count: fc.integer({ min: 15, max: 25 }),
    step: fc.constantFrom(5 * DAY, 6 * DAY, 14 * DAY, 14 * DAY + 1),
  })
  .map(({ actor, others, count, step }) => [
    { actor, eventName: 'odd', count, step: HOUR },
    { actor: others, eventName: 'odd', count: 16, step },
    { actor, eventName: 'scenario_updated', count: 1, step: HOUR },
  ]);

/** What people do, some steady, some hurried, with pauses between. No two at the same time. */
const someHappenings = fc
  .array(
    fc.record({
      stretches: fc.oneof({ weight: 3, arbitrary: someStretch }, someAbsence),
      pause: fc.constantFrom(HOUR, DAY, 13 * DAY, 15 * DAY, 95 * DAY),
    }),
    { minLength: 2, maxLength: 9 },
  )
  .map((parts) => {
    let at = 0;
    return parts.flatMap(({ stretches, pause }) => {
      at += pause;
      return stretches.flatMap(({ actor, eventName, count, step }) =>
        Array.from({ length: count }, (): Happening => {
          at += step;
          return [at, actor, eventName];
        }),
      );
    });
  });

it('what is flagged is what the rules say of each entry, and is:flagged finds just that', async () => {
  const seen = new Map<Flag['kind'], number>();
  await fc.assert(
    fc.asyncProperty(someHappenings, async (happenings) => {
      const entries = entriesOf(happenings);
      const index = await indexOf(entries);
      const flags = entries.map(({ uuid }) => index.flags(index.rowOf(uuid) ?? Number.NaN));
      const kinds = flags.map((reasons) => reasons.map(({ kind }) => kind));
      expect(kinds).toEqual(expectedFlags(happenings));
      for (const kind of kinds.flat()) seen.set(kind, (seen.get(kind) ?? 0) + 1);
      const found = index.search(SOURCE, { ...EVERYTHING, is: { include: ['flagged'], exclude: [] } }, EVENTS);
      const rest = index.search(SOURCE, { ...EVERYTHING, is: { include: [], exclude: ['flagged'] } }, EVENTS);
      const uuids = (rows: Uint32Array) => [...rows].map((row) => index.entry(row).uuid).sort();
      expect(uuids(found)).toEqual(
        entries
          .filter((_entry, number) => flags[number]?.length)
          .map(({ uuid }) => uuid)
          .sort(),
      );
      expect(found.length + rest.length).toBe(entries.length);
    }),
    { numRuns: 60 },
  );
  expect([...seen.keys()].sort()).toEqual(['back', 'deletions', 'first']);
});

it('whoever was renamed is still the same person', async () => {
  const renamed = entriesOf([...KNOWN, [NOW, 1, 'key_created']]).map((entry, number) =>
    fakeEntry({ ...entry, actor: { id: 1, name: number < 60 ? 'Dana Kim' : 'Dana Kim-Lee' } }),
  );
  expect((await flagsOf(renamed)).at(-1)).toHaveLength(1);
});
