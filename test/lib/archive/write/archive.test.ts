import { describe, expect, it } from 'vitest';
import { FORMAT } from '@/lib/archive/block-store';
import { NEW_SOURCE } from '@/lib/archive/contract';
import { createEventCatalog } from '@/lib/audit-log/event-catalog';
import { EVERYTHING } from '@/lib/audit-log/query';
import { type AuditLogSource, organizationKey } from '@/lib/audit-log/source';
import { createMemoryArea } from '../../../fakes/memory-area';
import { createRig } from '../archive-rig';
import { fakeEntry, ORGANIZATION, SOURCE, START, teamSource, uuidOf } from '../builders';
import { changeStore, readStore } from '../raw-database';

const ELSEWHERE: AuditLogSource = { zone: 'us2.make.com', organizationId: 3, type: 'organization' };
const PAGE = { entries: [fakeEntry()], seenAt: START };

describe.each(['computer', 'session'] as const)('an archive kept on the %s', (medium) => {
  it('starts empty', async () => {
    const archive = (await createRig(medium)).archive();
    expect(await archive.record(SOURCE)).toEqual(NEW_SOURCE);
    expect(await archive.sources()).toEqual([]);
    expect(await archive.organizations()).toEqual([]);
    expect(await archive.usage()).toEqual([]);
    expect(await archive.entry(ORGANIZATION, uuidOf(1))).toBeUndefined();
    expect(await archive.document(ORGANIZATION, 'filters')).toBeUndefined();
  });

  it('keeps a record for each source of an organization', async () => {
    const rig = await createRig(medium);
    const archive = rig.archive();
    await archive.append(SOURCE, PAGE, (record) => ({ ...record, unseen: 1, coverage: { from: 5, complete: false } }));
    await archive.updateRecord(teamSource(7), (record) => ({ ...record, seenAt: START }));
    await archive.updateRecord(SOURCE, (record) => ({ ...record, unseen: record.unseen + 1 }));

    const later = rig.archive();
    expect(await later.record(SOURCE)).toEqual({ coverage: { from: 5, complete: false }, unseen: 2, unreadable: 0 });
    expect(await later.record(teamSource(7))).toEqual({ ...NEW_SOURCE, seenAt: START });
    expect(await later.sources()).toEqual([SOURCE, teamSource(7)]);
  });

  it('makes no update twice when many come at once', async () => {
    const rig = await createRig(medium);
    const archives = [rig.archive(), rig.archive()];
    await Promise.all(
      Array.from({ length: 12 }, (_value, index) =>
        archives[index % 2]?.updateRecord(SOURCE, (record) => ({ ...record, unseen: record.unseen + 1 })),
      ),
    );
    expect((await rig.archive().record(SOURCE)).unseen).toBe(12);
  });

  it('keeps documents exactly, and replaces them', async () => {
    const rig = await createRig(medium);
    const value = { a: [null, -0, 'x\u0000'], ['__proto__']: 1 };
    await rig.archive().putDocument(ORGANIZATION, 'one', 'first');
    await rig.archive().putDocument(ORGANIZATION, 'one', value);
    await rig.archive().putDocument(ORGANIZATION, 'two', 2);
    expect(await rig.archive().document(ORGANIZATION, 'one')).toStrictEqual(value);
    expect(await rig.archive().document(ORGANIZATION, 'two')).toBe(2);
    expect(await rig.archive().document(ELSEWHERE, 'one')).toBeUndefined();
  });

  it('writes nothing of entries that are held already', async () => {
    const rig = await createRig(medium);
    await rig.archive().append(SOURCE, PAGE, (record) => record);
    const [before] = await rig.archive().usage();
    const outcome = await rig.archive().append(SOURCE, PAGE, (record) => record);
    expect(outcome).toMatchObject({ added: [], changed: [], known: 1 });
    expect(await rig.archive().usage()).toEqual([before]);
  });

  it('reads none of the blocks that it wrote itself, but those that another wrote', async () => {
    const rig = await createRig(medium);
    const asked: (readonly number[])[] = [];
    const archive = rig.archive({
      wrap: (store) => ({
        ...store,
        parts(organization, part, sequences) {
          asked.push(sequences);
          return store.parts(organization, part, sequences);
        },
      }),
    });
    const append = (to: typeof archive, number: number) =>
      to.append(SOURCE, { entries: [fakeEntry({ uuid: uuidOf(number) })], seenAt: START }, (record) => record);
    for (const number of [1, 2, 3]) await append(archive, number);
    expect(asked).toEqual([]);
    await append(rig.archive(), 4);
    expect((await append(archive, 5)).added).toHaveLength(1);
    expect(asked.flat()).toContain(4);
    asked.length = 0;
    // What is held already has to be looked at, to be compared.
    for (const number of [4, 5]) expect((await append(archive, number)).known).toBe(1);
    expect(asked).toEqual([[4], [5]]);
  });

  it('reads the list of blocks once for all the entries that are looked at', async () => {
    const rig = await createRig(medium);
    await rig.archive().append(SOURCE, PAGE, (record) => record);
    const known: boolean[] = [];
    const archive = rig.archive({
      wrap: (store) => ({
        ...store,
        contents(organization, before) {
          known.push(before !== undefined);
          return store.contents(organization, before);
        },
      }),
    });
    for (const number of [1, 2, 1]) await archive.entry(ORGANIZATION, uuidOf(number));
    expect(known).toEqual([false, true, true]);
  });

  it('refuses entries of another organization', async () => {
    const rig = await createRig(medium);
    const outcome = await rig
      .archive()
      .append(SOURCE, { entries: [{ ...fakeEntry(), organizationId: 4 }], seenAt: START }, (record) => record);
    expect(outcome.added).toEqual([]);
  });

  it('tells what each organization takes', async () => {
    const archive = (await createRig(medium)).archive();
    const entries = [fakeEntry(), fakeEntry({ uuid: uuidOf(2), triggeredAt: START + 9 })];
    await archive.append(SOURCE, { entries, seenAt: START }, (record) => record);
    await archive.append(SOURCE, { entries: [fakeEntry({}, { changed: 1 })], seenAt: START }, (record) => record);
    await archive.putDocument({ ...ELSEWHERE }, 'filters', 'x'.repeat(5000));
    const usage = await archive.usage();
    expect(usage).toMatchObject([
      { ...ORGANIZATION, entries: 2, oldest: START, newest: START + 9 },
      { zone: 'us2.make.com', organizationId: 3, entries: 0 },
    ]);
    expect(usage.map(({ bytes }) => Math.floor(bytes / 5000))).toEqual([0, 1]);
    expect(usage[0]?.bytes).toBeGreaterThan(200);
  });

  it('tells of which organizations anything is kept, on either medium, without a look at it', async () => {
    const rig = await createRig(medium);
    const writing = rig.archive();
    await writing.append(SOURCE, PAGE, (record) => record);
    await writing.updateRecord(teamSource(7), (record) => record);
    await writing.putDocument(ELSEWHERE, 'filters', 1);
    const { zone, organizationId } = ELSEWHERE;
    const head = { format: FORMAT, generation: 'another', revision: 1 };
    const change = { from: undefined, head, removed: [], blocks: [], items: new Map(), removedItems: [] };
    const other = rig.stores[medium === 'computer' ? 'session' : 'computer'];
    await other.commit(organizationKey(ELSEWHERE), change);
    const unexpected = () => expect.unreachable('a look at what is kept');
    const archive = rig.archive({
      wrap: (store) => ({ ...store, contents: unexpected, parts: unexpected, item: unexpected, bytes: unexpected }),
    });
    const found = await archive.organizations();
    expect(found).toHaveLength(2);
    expect(found).toEqual(expect.arrayContaining([ORGANIZATION, { zone, organizationId }]));
  });

  it('forgets an organization, and only that', async () => {
    const rig = await createRig(medium);
    const archive = rig.archive();
    await archive.append(SOURCE, PAGE, (record) => ({ ...record, unseen: 1 }));
    await archive.append(ELSEWHERE, PAGE, (record) => ({ ...record, unseen: 1 }));
    await archive.putDocument(ORGANIZATION, 'filters', 1);

    await archive.remove(ORGANIZATION);

    expect(await archive.sources()).toEqual([ELSEWHERE]);
    expect(await archive.record(SOURCE)).toEqual(NEW_SOURCE);
    expect(await archive.document(ORGANIZATION, 'filters')).toBeUndefined();
    expect((await rig.loader().load(ORGANIZATION)).size).toBe(0);
    expect((await rig.loader().load(ELSEWHERE)).size).toBe(1);
    expect((await archive.append(SOURCE, PAGE, (record) => record)).added).toEqual(PAGE.entries);
  });

  it('forgets everything', async () => {
    const rig = await createRig(medium);
    const archive = rig.archive();
    await archive.append(SOURCE, PAGE, (record) => record);
    await archive.putDocument(ELSEWHERE, 'filters', 1);

    await archive.removeAll();

    expect(await archive.usage()).toEqual([]);
    for (const store of ['heads', 'blocks', 'ids', 'rows', 'items']) expect(await readStore(store)).toEqual([]);
    expect(rig.area.items.size).toBe(0);
  });

  it('does not mistake an organization read anew for the one that was deleted', async () => {
    const rig = await createRig(medium);
    const [mine, other] = [rig.archive(), rig.archive()];
    await mine.append(SOURCE, PAGE, (record) => record);
    expect(await mine.entry(ORGANIZATION, uuidOf(1))).toEqual(fakeEntry());
    await other.remove(ORGANIZATION);
    await other.append(SOURCE, { entries: [fakeEntry({ uuid: uuidOf(2) })], seenAt: START }, (record) => record);
    expect((await mine.append(SOURCE, PAGE, (record) => record)).added).toEqual(PAGE.entries);
  });

  it('shows an entry with its team when the team came to be known later', async () => {
    const rig = await createRig(medium);
    const { team, ...raw } = fakeEntry().raw;
    await rig.archive().append(SOURCE, { entries: [{ ...fakeEntry({ team: undefined }), raw }], seenAt: 1 }, (r) => r);
    const outcome = await rig.archive().append(teamSource(7), PAGE, (record) => record);
    expect(outcome).toMatchObject({ added: [], changed: [], known: 1 });
    const index = await rig.loader().load(ORGANIZATION);
    const rows = index.search(teamSource(7), EVERYTHING, createEventCatalog());
    expect([...rows].map((row) => [index.entry(row).raw.team, index.changed(row)])).toEqual([[team, false]]);
  });
});

describe('storage.session when it is full', () => {
  it('refuses the page as full, with room left for all else, and keeps what it had', async () => {
    const area = createMemoryArea();
    const rig = await createRig('session', area);
    await rig.archive().append(SOURCE, PAGE, (record) => ({ ...record, unseen: 1 }));
    await area.set({ other: 'x'.repeat(9 * 1024 * 1024) });
    const entries = [fakeEntry({ uuid: uuidOf(2) }, { note: 'y'.repeat(20_000) })];

    await expect(rig.archive().append(SOURCE, { entries, seenAt: START }, (record) => record)).rejects.toMatchObject({
      failure: { kind: 'storage', reason: 'memory-full' },
    });

    expect((await rig.loader().load(ORGANIZATION)).size).toBe(1);
    expect((await rig.archive().record(SOURCE)).unseen).toBe(1);
  });

  it('is not called full when a write fails for another reason', async () => {
    const area = { ...createMemoryArea(), set: () => Promise.reject(new Error('broken')) };
    const rig = await createRig('session', area);
    await expect(rig.archive().append(SOURCE, PAGE, (record) => record)).rejects.toMatchObject({
      failure: { kind: 'storage', reason: 'unavailable' },
    });
  });
});

describe('what a later release wrote', () => {
  it.each(['computer', 'session'] as const)('is refused and left as it is (%s)', async (medium) => {
    const rig = await createRig(medium);
    await rig.archive().append(SOURCE, PAGE, (record) => record);
    const later = (head: unknown) => (head instanceof Object ? { ...head, format: 99 } : head);
    await changeStore('heads', later);
    for (const [key, value] of rig.area.items) {
      if (value instanceof Object && 'head' in value) rig.area.items.set(key, { ...value, head: later(value.head) });
    }
    const before = [await readStore('rows'), [...rig.area.items]];

    const refusal = { failure: { kind: 'storage', reason: 'newer-version' } };
    await expect(rig.archive().append(SOURCE, PAGE, (record) => record)).rejects.toMatchObject(refusal);
    await expect(rig.loader().load(ORGANIZATION)).rejects.toMatchObject(refusal);

    expect([await readStore('rows'), [...rig.area.items]]).toEqual(before);
  });
});
