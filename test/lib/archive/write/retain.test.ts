import { describe, expect, it } from 'vitest';
import type { Appended, Archive, Coverage } from '@/lib/archive/contract';
import { DEFAULT_RETENTION, type Retention } from '@/lib/archive/retention';
import type { AuditLogEntry } from '@/lib/audit-log/entry';
import { createEventCatalog } from '@/lib/audit-log/event-catalog';
import { EVERYTHING } from '@/lib/audit-log/query';
import { DAY } from '@/lib/time';
import { createMemoryArea } from '../../../fakes/memory-area';
import { createRig, type Rig } from '../archive-rig';
import { fakeEntry, ORGANIZATION, SOURCE, START, teamSource, uuidOf } from '../builders';
import { changeStore } from '../raw-database';

const ALL: Retention = { maxAge: 1000 * DAY, maxEntries: 1000, now: START };

/** Recorded so many days before `START`. */
function daysOld(days: number, more: Partial<AuditLogEntry> = {}): AuditLogEntry {
  const time = START - days * DAY;
  return fakeEntry({ uuid: uuidOf(days), triggeredAt: time, createdAt: time, ...more });
}

async function fill(rig: Rig, pages: readonly (readonly AuditLogEntry[])[], coverage?: Coverage): Promise<void> {
  const archive = rig.archive();
  for (const entries of pages) {
    await archive.append(SOURCE, { entries, seenAt: START }, (record) => ({
      ...record,
      unseen: 5,
      ...(coverage && { coverage }),
    }));
  }
}

async function left(rig: Rig): Promise<readonly string[]> {
  const index = await rig.loader().load(ORGANIZATION);
  return [...index.search(SOURCE, EVERYTHING, createEventCatalog())].map((row) => index.entry(row).uuid);
}

function bring(archive: Archive, ...entries: readonly AuditLogEntry[]): Promise<Appended> {
  return archive.append(SOURCE, { entries, seenAt: START }, (record) => record);
}

function days(...list: readonly number[]): readonly string[] {
  return list.map(uuidOf);
}

describe.each(['computer', 'session'] as const)('an archive kept on the %s', (medium) => {
  it('drops what was recorded too long ago, whole blocks and parts of them', async () => {
    const rig = await createRig(medium);
    await fill(rig, [
      [daysOld(1), daysOld(2)],
      [daysOld(9), daysOld(10), daysOld(11)],
      [daysOld(30), daysOld(31)],
    ]);
    expect(await rig.archive().retain(ORGANIZATION, { ...ALL, maxAge: 10 * DAY })).toBe(3);
    expect(await left(rig)).toEqual(days(1, 2, 9, 10));
    const { blocks } = await rig.stores[medium].contents('eu1.make.com/organization/3');
    expect(blocks.map(({ count }) => count)).toEqual([2, 2]);
    expect((await rig.archive().usage())[0]).toMatchObject({ entries: 4, oldest: START - 10 * DAY });
  });

  it('writes nothing when nothing is beyond', async () => {
    const rig = await createRig(medium);
    await fill(rig, [[daysOld(1), daysOld(2)]]);
    const before = await rig.stores[medium].contents('eu1.make.com/organization/3');
    expect(await rig.archive().retain(ORGANIZATION, { ...ALL, maxAge: 2 * DAY, maxEntries: 2 })).toBe(0);
    expect(await rig.stores[medium].contents('eu1.make.com/organization/3')).toEqual(before);
    expect(await rig.archive().retain({ ...ORGANIZATION, organizationId: 99 }, ALL)).toBe(0);
    expect(await rig.archive().sources()).toEqual([SOURCE]);
  });

  it('keeps so many of the entries recorded last, wherever they lie', async () => {
    const rig = await createRig(medium);
    await fill(rig, [[daysOld(1), daysOld(8)], [daysOld(2), daysOld(7)], [daysOld(3), daysOld(6)], [daysOld(4)]]);
    expect(await rig.archive().retain(ORGANIZATION, { ...ALL, maxEntries: 5 })).toBe(2);
    expect(await left(rig)).toEqual(days(1, 2, 3, 4, 6));
  });

  it('keeps exactly so many where all were recorded at once', async () => {
    const rig = await createRig(medium);
    const same = Array.from({ length: 9 }, (_value, index) => fakeEntry({ uuid: uuidOf(index) }));
    await fill(rig, [same.slice(0, 4), same.slice(4)], { from: 1, to: START, depth: 9, complete: true });
    expect(await rig.archive().retain(ORGANIZATION, { ...ALL, maxEntries: 4 })).toBe(5);
    expect(await left(rig)).toHaveLength(4);
    // Of that moment some are gone: nothing is claimed of it.
    expect((await rig.archive().record(SOURCE)).coverage).toEqual({
      from: START + 1880,
      to: START + 1880,
      depth: 4,
      complete: false,
    });
  });

  it('goes by the time of recording, then by that of the event, then by when it was first seen', async () => {
    const rig = await createRig(medium);
    await fill(rig, [
      [
        daysOld(50, { uuid: uuidOf(1), createdAt: START - DAY }),
        daysOld(50, { uuid: uuidOf(2), createdAt: undefined }),
        daysOld(1, { uuid: uuidOf(3), createdAt: undefined }),
        daysOld(1, { uuid: uuidOf(4), createdAt: undefined, triggeredAt: undefined }),
        daysOld(1, { uuid: uuidOf(5), createdAt: START - 50 * DAY, triggeredAt: undefined }),
      ],
    ]);
    expect(await rig.archive().retain(ORGANIZATION, { ...ALL, maxAge: 10 * DAY })).toBe(2);
    expect((await left(rig)).toSorted()).toEqual(days(1, 3, 4));
    await rig.archive().retain(ORGANIZATION, { ...ALL, now: START + DAY, maxAge: DAY / 2 });
    expect(await left(rig)).toEqual([]);
  });

  it('claims no more than what it still holds', async () => {
    const rig = await createRig(medium);
    const coverage = { from: START - 40 * DAY, to: START, depth: 6, total: 900, complete: true };
    await fill(rig, [[daysOld(1), daysOld(20), daysOld(21, { team: undefined }), daysOld(30)]], coverage);
    const archive = rig.archive();
    const untouched = { from: START - 15 * DAY, to: START, depth: 3, complete: false };
    await archive.updateRecord(teamSource(7), (record) => ({ ...record, coverage }));
    await archive.updateRecord(teamSource(8), (record) => ({ ...record, coverage: untouched }));
    await archive.updateRecord(teamSource(9), (record) => ({ ...record, coverage: { complete: true } }));

    await archive.retain(ORGANIZATION, { ...ALL, maxAge: 20.5 * DAY });

    const from = START - 21 * DAY + 1;
    expect(await archive.record(SOURCE)).toMatchObject({
      coverage: { from, to: START, depth: 4, total: 900, complete: false },
      unseen: 2,
    });
    expect((await archive.record(teamSource(7))).coverage).toEqual({
      ...coverage,
      from: START - 30 * DAY + 1,
      depth: 5,
      complete: false,
    });
    expect((await archive.record(teamSource(8))).coverage).toEqual(untouched);
    expect((await archive.record(teamSource(9))).coverage).toEqual({ complete: true });
  });

  it('claims no more of the spans below a hole either, and joins nothing to rows that are gone', async () => {
    const rig = await createRig(medium);
    const at = (day: number) => START - day * DAY;
    const edge = { uuids: [uuidOf(40)], again: 1, tied: true } as const;
    const newest = { from: at(1), to: START, depth: 1, complete: false, edge: { uuids: [uuidOf(1)], again: 1 } };
    const untouched = { from: at(12), to: at(10), rows: 2, complete: false, edge };
    await fill(rig, [[daysOld(1), daysOld(10), daysOld(12), daysOld(20), daysOld(30), daysOld(40)]], {
      ...newest,
      older: [
        untouched,
        { from: at(30), to: at(20), rows: 2, complete: false, edge },
        { from: at(40), to: at(40), rows: 1, complete: true, edge },
      ],
    });
    const archive = rig.archive();
    await archive.retain(ORGANIZATION, { ...ALL, maxAge: 25 * DAY });
    expect((await archive.record(SOURCE)).coverage).toEqual({
      ...newest,
      older: [untouched, { from: at(30) + 1, to: at(20), rows: 1, complete: false }],
    });
    await archive.retain(ORGANIZATION, { ...ALL, maxAge: 5 * DAY });
    expect((await archive.record(SOURCE)).coverage).not.toHaveProperty('older');
  });

  it('tells every source, opened or not, below what nothing is kept for being too much', async () => {
    const rig = await createRig(medium);
    await fill(rig, [[daysOld(1), daysOld(8), daysOld(9)]]);
    const archive = rig.archive();
    await archive.updateRecord(teamSource(99), (record) => record);
    await archive.retain(ORGANIZATION, { ...ALL, maxAge: 8.5 * DAY });
    expect(await archive.record(SOURCE)).not.toHaveProperty('beyond');
    await archive.retain(ORGANIZATION, { ...ALL, maxEntries: 1 });
    const beyond = { before: START - 8 * DAY + 1, maxEntries: 1 };
    expect((await archive.record(SOURCE)).beyond).toEqual(beyond);
    expect((await archive.record(teamSource(99))).beyond).toEqual(beyond);
  });

  it('drops what was recorded too long ago among others that happened since', async () => {
    const rig = await createRig(medium);
    await fill(rig, [
      [daysOld(1), daysOld(2, { createdAt: START - 30 * DAY }), daysOld(3, { triggeredAt: undefined, createdAt: 1 })],
    ]);
    expect(await rig.archive().retain(ORGANIZATION, { ...ALL, maxAge: 10 * DAY })).toBe(2);
    expect(await left(rig)).toEqual(days(1));
  });

  it('never lets an older version come to light again', async () => {
    const rig = await createRig(medium);
    const versions = [daysOld(1), daysOld(40, { uuid: uuidOf(1) })];
    await fill(rig, [
      [fakeEntry({ ...versions[0] }), daysOld(2)],
      [fakeEntry({ ...versions[1] }), daysOld(3)],
    ]);
    expect(await left(rig)).toEqual(days(2, 3, 1));
    expect(await rig.archive().retain(ORGANIZATION, { ...ALL, maxAge: 10 * DAY })).toBe(1);
    expect(await left(rig)).toEqual(days(2, 3));
  });

  it('is read anew by an open panel', async () => {
    const rig = await createRig(medium);
    await fill(rig, [[daysOld(1), daysOld(20)], [daysOld(2)]]);
    const loader = rig.loader();
    const previous = await loader.load(ORGANIZATION);
    await rig.archive().retain(ORGANIZATION, { ...ALL, maxAge: 10 * DAY });
    const index = await loader.load(ORGANIZATION, previous);
    expect([previous.size, index.size, index.damagedBlocks]).toEqual([3, 2, 0]);
  });

  it('is read anew by a panel that was away while blocks were merged, split and dropped', async () => {
    const rig = await createRig(medium);
    const sizes = { full: 3, waiting: 2, blocks: 2, first: 1 };
    await fill(rig, [[daysOld(1)], [daysOld(20)], [daysOld(21)], [daysOld(22)]]);
    const loader = rig.loader();
    const previous = await loader.load(ORGANIZATION);
    // Two blocks come of four; of these one goes, and the other still says that it is one of those four.
    const archive = rig.archive({ sizes });
    await archive.compact(ORGANIZATION);
    await archive.retain(ORGANIZATION, { ...ALL, maxEntries: 3 });
    const index = await loader.load(ORGANIZATION, previous);
    expect([previous.size, index.size]).toEqual([4, 3]);
    expect((await archive.usage())[0]).toMatchObject({ entries: 3 });
  });

  it('drops with an entry the documents that belong to it', async () => {
    const rig = await createRig(medium);
    await fill(rig, [[daysOld(1), daysOld(20)]]);
    const archive = rig.archive();
    for (const day of [1, 20]) await archive.putDocument(ORGANIZATION, `detail/${uuidOf(day)}`, { day });
    await archive.putDocument(ORGANIZATION, 'filters', 1);
    const documentsOf = (uuid: string) => [`detail/${uuid}`, `other/${uuid}`];
    await archive.retain(ORGANIZATION, { ...ALL, maxAge: 10 * DAY, documentsOf });
    expect(await archive.document(ORGANIZATION, `detail/${uuidOf(20)}`)).toBeUndefined();
    expect(await archive.document(ORGANIZATION, `detail/${uuidOf(1)}`)).toEqual({ day: 1 });
    expect(await archive.document(ORGANIZATION, 'filters')).toBe(1);
  });

  it('keeps thirteen months and a million entries unless it is told otherwise', () => {
    expect(DEFAULT_RETENTION).toEqual({ maxAge: 396 * DAY, maxEntries: 1_000_000 });
  });
});

describe('damaged blocks', () => {
  const isBlock = (key: IDBValidKey, sequence: number) => Array.isArray(key) && key[1] === sequence;

  it.each(['ids', 'rows'])(
    '(their %s) go when all in them is surely beyond, and keep nothing else from going',
    async (part) => {
      const rig = await createRig('computer');
      await fill(rig, [
        [daysOld(30), daysOld(31)],
        [daysOld(1), daysOld(20)],
        [daysOld(2), daysOld(19)],
      ]);
      await changeStore(part, (value, key) => (isBlock(key, 1) || isBlock(key, 3) ? new Uint8Array(40) : value));
      expect(await rig.archive().retain(ORGANIZATION, { ...ALL, maxAge: 10 * DAY })).toBe(1);
      const index = await rig.loader().load(ORGANIZATION);
      expect([index.size, index.damagedBlocks]).toEqual([1, 1]);
    },
  );

  it('do not count against what may be kept', async () => {
    const rig = await createRig('computer');
    await fill(rig, [
      [daysOld(5), daysOld(6)],
      [daysOld(3), daysOld(4)],
    ]);
    await changeStore('rows', (value, key) => (isBlock(key, 1) ? new Uint8Array(40) : value));
    expect(await rig.archive().retain(ORGANIZATION, { ...ALL, maxEntries: 2 })).toBe(0);
    expect(await left(rig)).toEqual(days(3, 4));
  });
});

describe('where there is no room left', () => {
  /** The rest is for all else that lies in memory. */
  const ROOM = 0.9 * 10 * 1024 * 1024;
  const FULL = { failure: { kind: 'storage', reason: 'memory-full' } };
  const big = (day: number) => daysOld(day, { targetId: `${day}`.padEnd(30_000, 'x') });

  async function crowdedRig(free: number) {
    const area = createMemoryArea();
    const rig = await createRig('session', area);
    await fill(rig, [[big(100), big(101)], [big(50)], [big(1)]], { from: 1, to: START, depth: 4, complete: false });
    const used = JSON.stringify(Object.fromEntries(area.items)).length;
    await area.set({ other: 'x'.repeat(Math.floor(ROOM) - used - free) });
    return rig;
  }

  it('what is beyond retention goes, once, and the page comes in', async () => {
    const rig = await crowdedRig(30_000);
    const archive = rig.archive({ retention: { ...ALL, maxAge: 60 * DAY } });
    const outcome = await bring(archive, big(0));
    expect(outcome.added).toHaveLength(1);
    expect(await left(rig)).toEqual(days(0, 1, 50));
    expect(outcome.record.coverage).toMatchObject({ from: START - 100 * DAY + 1, complete: false });
  });

  it('it is said to be full when nothing is beyond retention, and all stays', async () => {
    const rig = await crowdedRig(30_000);
    const archive = rig.archive({ retention: ALL });
    await expect(bring(archive, big(0))).rejects.toMatchObject(FULL);
    expect(await left(rig)).toEqual(days(1, 50, 100, 101));
  });

  it('it is said to be full when what went was not enough', async () => {
    const rig = await crowdedRig(30_000);
    const archive = rig.archive({ retention: { ...ALL, maxAge: 60 * DAY } });
    await expect(bring(archive, ...[0, 2, 3, 4, 5].map(big))).rejects.toMatchObject(FULL);
    expect(await left(rig)).toEqual(days(1, 50));
  });
});

describe('an append that another context comes before', () => {
  it('does not bring back what was deleted in the meantime', async () => {
    const rig = await createRig('computer');
    await fill(rig, [[daysOld(1)]]);
    const other = rig.archive();
    let removed = false;
    const archive = rig.archive({
      wrap: (store) => ({
        ...store,
        async commit(organization, change) {
          if (!removed) await other.remove(ORGANIZATION);
          removed = true;
          return store.commit(organization, change);
        },
      }),
    });
    await expect(bring(archive, daysOld(2))).rejects.toMatchObject({
      failure: { kind: 'storage', reason: 'unavailable' },
    });
    expect(await left(rig)).toEqual([]);
    expect(await archive.sources()).toEqual([]);
  });
});
