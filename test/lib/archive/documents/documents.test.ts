import { describe, expect, it } from 'vitest';
import type { BlockStore } from '@/lib/archive/block-store';
import { addNames } from '@/lib/archive/documents/names-documents';
import { namesOf } from '@/lib/audit-log/names';
import { createRig, type Rig } from '../archive-rig';
import { ORGANIZATION } from '../builders';

class Killed extends Error {}

/** Answers so many calls and then dies, before or after doing what the last was for. */
function mortal(store: BlockStore, calls: number, after: boolean): BlockStore {
  let left = calls;
  const call =
    <Values extends readonly unknown[], Value>(method: (...values: Values) => Promise<Value>) =>
    async (...values: Values): Promise<Value> => {
      const dies = left <= 0;
      left -= 1;
      if (left < -1 || (dies && !after)) throw new Killed();
      const value = await method(...values);
      if (dies) throw new Killed();
      return value;
    };
  return { ...store, contents: call(store.contents), item: call(store.item), commit: call(store.commit) };
}

function hook(id: number) {
  return { target: { kind: 'webhook', id: String(id) } as const, name: `Hook ${id}`, at: id };
}

/** What a batch of details is to the archive: their documents, and the names in them. */
function keepBatch(rig: Rig, ids: readonly number[], wrap?: (store: BlockStore) => BlockStore): Promise<void> {
  const details = ids.map((id) => [`detail/${id}`, { id }] as const);
  return rig.archive({ ...(wrap && { wrap }) }).changeDocuments(ORGANIZATION, async (read) => {
    const names = await addNames(read, namesOf(ids.map(hook)));
    return new Map([...details, ...names]);
  });
}

async function stateOf(rig: Rig, ids: readonly number[]) {
  const archive = rig.archive();
  const documents = await Promise.all(ids.map((id) => archive.document(ORGANIZATION, `detail/${id}`)));
  const names = await rig.namesLoader().load(ORGANIZATION);
  return ids.map((id, place) => [documents[place] !== undefined, names.of(hook(id).target) !== undefined]);
}

describe.each(['computer', 'session'] as const)('documents on the %s that change together', (medium) => {
  it('are all there, the very first included', async () => {
    const rig = await createRig(medium);
    await rig.archive().changeDocuments(
      ORGANIZATION,
      async () =>
        new Map([
          ['one', 1],
          ['two', 2],
        ]),
    );
    expect(await rig.archive().document(ORGANIZATION, 'one')).toBe(1);
    expect(await rig.archive().document(ORGANIZATION, 'two')).toBe(2);
  });

  it('are drafted from what is there, also where two contexts write at once', async () => {
    const rig = await createRig(medium);
    const [one, other] = [rig.archive(), rig.archive()];
    await Promise.all(
      Array.from({ length: 12 }, (_value, index) =>
        (index % 2 === 0 ? one : other).changeDocuments(ORGANIZATION, async (read) => {
          const count = await read('count');
          return new Map([['count', Number(count ?? 0) + 1]]);
        }),
      ),
    );
    expect(await rig.archive().document(ORGANIZATION, 'count')).toBe(12);
  });

  it('write nothing where there is nothing to put', async () => {
    const rig = await createRig(medium);
    await keepBatch(rig, [1]);
    const before = await rig.stores[medium].contents('eu1.make.com/organization/3');
    await rig.archive().changeDocuments(ORGANIZATION, async () => new Map());
    expect(await rig.stores[medium].contents('eu1.make.com/organization/3')).toEqual(before);
  });

  it.each([false, true])(
    'killed at any call of the store (after it: %s) are all as they were or all new, names and details alike',
    async (after) => {
      // The batch that overflows the first document moves names between documents too.
      const before = Array.from({ length: 63 }, (_, index) => index);
      const batch = [100, 101, 102];
      const outcomes: string[] = [];
      for (let calls = 0; ; calls++) {
        const rig = await createRig(medium);
        await keepBatch(rig, before);
        const died = await keepBatch(rig, batch, (store) => mortal(store, calls, after)).then(
          () => false,
          (error: unknown) => {
            if (!(error instanceof Killed)) throw error;
            return true;
          },
        );
        const state = await stateOf(rig, batch);
        const isNew = state[0]?.[0] === true;
        expect(state).toEqual(batch.map(() => [isNew, isNew]));
        expect(await stateOf(rig, before)).toEqual(before.map(() => [true, true]));
        outcomes.push(`${died ? 'died' : 'lived'}, ${isNew ? 'new' : 'old'}`);

        await keepBatch(rig, batch);
        expect(await stateOf(rig, batch)).toEqual(batch.map(() => [true, true]));
        if (!died) break;
      }
      expect(outcomes.at(-1)).toBe('lived, new');
      expect(outcomes.at(-2)).toBe(after ? 'died, new' : 'died, old');
      expect(outcomes.length).toBeGreaterThan(4);
    },
  );
});
