import { describe, expect, it } from 'vitest';
import type { EntryIndex } from '@/lib/archive/contract';
import { createEventCatalog } from '@/lib/audit-log/event-catalog';
import { EVERYTHING } from '@/lib/audit-log/query';
import { createRig, type Rig } from './archive-rig';
import { fakeEntry, ORGANIZATION, SOURCE, START, uuidOf } from './builders';
import { changeStore } from './raw-database';

function entryNumber(number: number) {
  return fakeEntry({ uuid: uuidOf(number), triggeredAt: START + number * 1000 });
}

/** Three pages of two entries each: blocks of sequence 1, 2 and 3. */
async function filledRig(): Promise<Rig> {
  const rig = await createRig('computer');
  const archive = rig.archive();
  for (const first of [1, 3, 5]) await appendNumbers(archive, [first, first + 1]);
  return rig;
}

function appendNumbers(archive: ReturnType<Rig['archive']>, numbers: readonly number[]) {
  return archive.append(SOURCE, { entries: numbers.map(entryNumber), seenAt: START }, (record) => ({
    ...record,
    unseen: 7,
  }));
}

describe('bytes of a block whose clear part is the same', () => {
  it('are not taken for its own', async () => {
    const rig = await createRig('computer');
    const archive = rig.archive();
    for (const uuid of [uuidOf(1), uuidOf(2)]) {
      await archive.append(SOURCE, { entries: [fakeEntry({ uuid })], seenAt: START }, (record) => record);
    }
    for (const part of ['ids', 'rows']) {
      let first: unknown;
      await changeStore(part, (value) => {
        first ??= value;
        return first;
      });
    }
    const index = await rig.loader().load(ORGANIZATION);
    expect(numbersIn(index)).toEqual([uuidOf(1)]);
    expect(index.damagedBlocks).toBe(1);
  });
});

function numbersIn(index: EntryIndex): readonly string[] {
  return [...index.search(SOURCE, EVERYTHING, createEventCatalog())].map((row) => index.entry(row).uuid).sort();
}

function flipped(value: unknown, at: number): unknown {
  if (!(value instanceof Uint8Array)) throw new TypeError('Not sealed bytes');
  const bytes = value.slice();
  bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ 1;
  return bytes;
}

const isSecond = (key: IDBValidKey) => Array.isArray(key) && key[1] === 2;

const DAMAGES: readonly [string, () => Promise<void>][] = [
  ...[0, 11, 12, 40, -1].map((at): [string, () => Promise<void>] => [
    `a flipped bit in the rows at ${at}`,
    () => changeStore('rows', (value, key) => (isSecond(key) ? flipped(value, at < 0 ? 1_000_003 : at) : value)),
  ]),
  [
    'a flipped bit in the uuids',
    () => changeStore('ids', (value, key) => (isSecond(key) ? flipped(value, 20) : value)),
  ],
  [
    'rows cut off',
    () =>
      changeStore('rows', (value, key) => (isSecond(key) && value instanceof Uint8Array ? value.slice(0, 30) : value)),
  ],
  ['empty rows', () => changeStore('rows', (value, key) => (isSecond(key) ? new Uint8Array() : value))],
  ['missing rows', () => changeStore('rows', (value, key) => (isSecond(key) ? undefined : value))],
  ['missing uuids', () => changeStore('ids', (value, key) => (isSecond(key) ? undefined : value))],
  [
    'a changed clear part',
    () =>
      changeStore('blocks', (value, key) =>
        isSecond(key) && value instanceof Object ? { ...value, count: 1 } : value,
      ),
  ],
  [
    'a changed time in the clear part',
    () =>
      changeStore('blocks', (value, key) =>
        isSecond(key) && value instanceof Object ? { ...value, last: START } : value,
      ),
  ],
  [
    "another block's bytes in its place",
    async () => {
      let other: unknown;
      await changeStore('rows', (value, key) => {
        if (Array.isArray(key) && key[1] === 1) other = value;
        return isSecond(key) ? other : value;
      });
    },
  ],
];

describe.each(DAMAGES)('after %s', (_damage, inflict) => {
  it('the other blocks stay readable and the loss is told', async () => {
    const rig = await filledRig();
    await inflict();

    const index = await rig.loader().load(ORGANIZATION);

    expect(numbersIn(index)).toEqual([1, 2, 5, 6].map(uuidOf));
    expect(index.damagedBlocks).toBe(1);
    expect(await rig.archive().record(SOURCE)).toMatchObject({ unseen: 7 });
  });

  it('what was lost is taken in again when Make sends it', async () => {
    const rig = await filledRig();
    await inflict();

    const outcome = await appendNumbers(rig.archive(), [1, 2, 3, 4, 5, 6]);

    expect(outcome.added.map(({ uuid }) => uuid)).toEqual([3, 4].map(uuidOf));
    expect(outcome.known).toBe(4);
    const index = await rig.loader().load(ORGANIZATION);
    expect(numbersIn(index)).toEqual([1, 2, 3, 4, 5, 6].map(uuidOf));
  });
});

describe('with the key lost', () => {
  it('nothing is readable, and the archive goes on', async () => {
    const rig = await filledRig();
    await rig.archive().putDocument(ORGANIZATION, 'filters', { teams: [] });
    await rig.loseKey();
    const archive = rig.archive();

    expect((await rig.loader().load(ORGANIZATION)).damagedBlocks).toBe(3);
    expect(await archive.record(SOURCE)).toEqual({ coverage: { complete: false }, unseen: 0, unreadable: 0 });
    expect(await archive.document(ORGANIZATION, 'filters')).toBeUndefined();
    expect(await archive.entry(ORGANIZATION, uuidOf(1))).toBeUndefined();

    await archive.putDocument(ORGANIZATION, 'filters', 'new');
    await appendNumbers(archive, [1, 9]);

    expect(await archive.document(ORGANIZATION, 'filters')).toBe('new');
    const index = await rig.loader().load(ORGANIZATION);
    expect(numbersIn(index)).toEqual([1, 9].map(uuidOf));
    expect(index.damagedBlocks).toBe(3);
  });
});

describe('damage that comes while the panel is open', () => {
  it('is met at the next load only, and what is in memory stays', async () => {
    const rig = await filledRig();
    const loader = rig.loader();
    const index = await loader.load(ORGANIZATION);
    await changeStore('rows', () => new Uint8Array());
    await appendNumbers(rig.archive(), [9]);

    const refreshed = await loader.load(ORGANIZATION, index);

    expect(numbersIn(refreshed)).toEqual([1, 2, 3, 4, 5, 6, 9].map(uuidOf));
    expect(refreshed.damagedBlocks).toBe(0);
  });
});
