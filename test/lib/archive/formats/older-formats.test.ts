import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { jsonOfText } from '@/lib/archive/block/exact-json';
import { type BlockInfo, FORMAT } from '@/lib/archive/block-store';
import type { FormatStep } from '@/lib/archive/formats/format-step';
import { formatOf, upgraded } from '@/lib/archive/formats/older-formats';
import { sealParts } from '@/lib/archive/sealed/sealed-blocks';
import { viewIn } from '../archive-model';
import { createRig, type Rig } from '../archive-rig';
import { fakeEntry, ORGANIZATION, SOURCE, START, uuidOf } from '../builders';
import { Killed, mortal, mortalArea } from '../mortal';

interface OldBlock {
  readonly info: BlockInfo;
  readonly ids: string;
  readonly rows: string;
  readonly seen: readonly { firstSeenAt: number; fresh: boolean; changed: boolean }[];
  readonly raws: readonly string[];
}

type OldFormat = 1 | 2;

function blocksOf(format: OldFormat): readonly OldBlock[] {
  const { blocks }: { blocks: readonly OldBlock[] } = JSON.parse(
    readFileSync(new URL(`../../../fixtures/archive/format-${format}.json`, import.meta.url), 'utf8'),
  );
  return blocks;
}

const BLOCKS: Readonly<Record<OldFormat, readonly OldBlock[]>> = { 1: blocksOf(1), 2: blocksOf(2) };
const KEY = 'eu1.make.com/organization/3';

/** What an earlier release left behind, `times` over. */
async function oldRig(medium: 'computer' | 'session', format: OldFormat, copies = 1): Promise<Rig> {
  const rig = await createRig(medium);
  const place = { medium, store: rig.stores[medium], sealer: await rig.dependencies.sealerOf(medium) };
  const blocks = await Promise.all(
    Array.from({ length: copies }, (_value, copy) =>
      BLOCKS[format].map(({ info, ids, rows }) =>
        sealParts(
          place,
          ORGANIZATION,
          { ...info, sequence: info.sequence + copy * BLOCKS[format].length },
          {
            ids: Uint8Array.from(Buffer.from(ids, 'base64')),
            rows: Uint8Array.from(Buffer.from(rows, 'base64')),
          },
        ),
      ),
    ).flat(),
  );
  const head = { format, generation: 'old', revision: blocks.length };
  await place.store.commit(KEY, { from: undefined, head, removed: [], blocks, items: new Map(), removedItems: [] });
  return rig;
}

function expectOld(view: readonly unknown[]): void {
  const expected = BLOCKS[1].flatMap(({ raws, seen }) =>
    raws.map((raw, row) => ({
      raw: jsonOfText(raw),
      changed: seen[row]?.changed,
      newSince: seen[row]?.fresh ? seen[row]?.firstSeenAt : undefined,
    })),
  );
  const found = view.map((row) => {
    if (!(row instanceof Object && 'entry' in row)) throw new TypeError('No row');
    const { entry, ...rest } = row;
    return { ...rest, raw: entry instanceof Object && 'raw' in entry ? entry.raw : undefined };
  });
  expect(found).toHaveLength(expected.length);
  for (const row of expected) expect(found).toContainEqual(row);
}

async function view(rig: Rig): Promise<readonly unknown[]> {
  const index = await rig.loader().load(ORGANIZATION);
  expect(index.damagedBlocks).toBe(0);
  return viewIn(index);
}

async function formatsIn(rig: Rig, medium: 'computer' | 'session'): Promise<readonly number[]> {
  const { blocks } = await rig.stores[medium].contents(KEY);
  const sealer = await rig.dependencies.sealerOf(medium);
  const parts = await rig.stores[medium].parts(
    KEY,
    'rows',
    blocks.map(({ sequence }) => sequence),
  );
  return Promise.all(
    parts.map(async (bytes, index) => {
      const { sequence, count, first, last } = blocks[index] ?? { sequence: 0, count: 0 };
      if (bytes === undefined) throw new TypeError('No bytes');
      return formatOf(await sealer.unseal(bytes, JSON.stringify(['block', 'rows', KEY, sequence, count, first, last])));
    }),
  );
}

describe.each([
  ['computer', 1],
  ['session', 1],
  ['computer', 2],
] as const)('on the %s, what format %i left', (medium, format) => {
  it('is all read, every entry as Make had sent it', async () => {
    const rig = await oldRig(medium, format);
    expectOld(await view(rig));
    expect(await formatsIn(rig, medium)).toEqual([format, format, format]);
  });

  it('is rewritten block by block in the background, and nobody notices', async () => {
    const rig = await oldRig(medium, format, 4);
    const loader = rig.loader();
    const previous = await loader.load(ORGANIZATION);
    const before = viewIn(previous);
    expectOld(before);
    const archive = rig.archive();
    const heads: unknown[] = [];
    while (await archive.compact(ORGANIZATION)) heads.push((await rig.stores[medium].contents(KEY)).head);
    expect(heads).toMatchObject([{ format: FORMAT, upgradedTo: 8 }, { format: FORMAT }]);
    expect(heads[1]).not.toHaveProperty('upgradedTo');
    expect(new Set(await formatsIn(rig, medium))).toEqual(new Set([FORMAT]));
    expect(await view(rig)).toEqual(before);
    expect(viewIn(await loader.load(ORGANIZATION, previous))).toEqual(before);
  });

  it('stays readable when entries of the new format come before it was rewritten', async () => {
    const rig = await oldRig(medium, format);
    const entry = fakeEntry({ uuid: uuidOf(500) });
    await rig.archive().append(SOURCE, { entries: [entry], seenAt: START }, (record) => record);
    expect((await rig.stores[medium].contents(KEY)).head).toMatchObject({ format: FORMAT, upgradedTo: 0 });
    expect(await view(rig)).toHaveLength(54);
    while (await rig.archive().compact(ORGANIZATION));
    expect(await formatsIn(rig, medium)).toEqual([FORMAT, FORMAT, FORMAT, FORMAT]);
    expect(await view(rig)).toHaveLength(54);
  });

  it.each([false, true])('is old or new when the rewriting is killed at any call (after it: %s)', async (after) => {
    for (let left = 0; ; left++) {
      const rig = await oldRig(medium, format, 4);
      const death = { left, after };
      const dying = rig.archive(
        medium === 'computer'
          ? { wrap: (store) => mortal(store, death) }
          : { wrapArea: (area) => mortalArea(area, death) },
      );
      const work = async () => {
        while (await dying.compact(ORGANIZATION));
      };
      const died = await work().then(
        () => false,
        (error: unknown) => {
          if (!(error instanceof Killed || (error instanceof Error && error.cause instanceof Killed))) throw error;
          return true;
        },
      );
      expectOld(await view(rig));
      if (!died) break;
      while (await rig.archive().compact(ORGANIZATION));
      expect(new Set(await formatsIn(rig, medium))).toEqual(new Set([FORMAT]));
      expectOld(await view(rig));
    }
  });
});

describe('steps from format to format', () => {
  const step = (mark: number): FormatStep => ({
    ids: (bytes) => Uint8Array.of(bytes[0] === 0 ? 2 : (bytes[0] ?? 0) + 1, ...bytes.subarray(1), mark),
    rows: (bytes) => bytes,
  });
  const STEPS = [step(12), step(23), step(34)];

  it.each([
    [1, [0, 9], [4, 9, 12, 23, 34]],
    [2, [2, 9], [4, 9, 23, 34]],
    [3, [3, 9], [4, 9, 34]],
    [4, [4, 9], [4, 9]],
  ])('are taken in order from format %i on', (format, bytes, expected) => {
    expect(formatOf(Uint8Array.from(bytes))).toBe(format);
    expect([...upgraded('ids', Uint8Array.from(bytes), STEPS)]).toEqual(expected);
  });
});
