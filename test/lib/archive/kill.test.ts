import { describe, expect, it } from 'vitest';
import type { BlockStore } from '@/lib/archive/block-store';
import { createEventCatalog } from '@/lib/audit-log/event-catalog';
import { EVERYTHING } from '@/lib/audit-log/query';
import { createRig, type Rig } from './archive-rig';
import { fakeEntry, ORGANIZATION, SOURCE, START, uuidOf } from './builders';

class Killed extends Error {}

interface Death {
  /** Calls of the store that are still answered. */
  left: number;
  /** Whether the call that kills still does its work: the worker may die before or after it. */
  readonly after: boolean;
}

function mortal(store: BlockStore, death: Death): BlockStore {
  const call =
    <Values extends readonly unknown[], Value>(method: (...values: Values) => Promise<Value>) =>
    async (...values: Values): Promise<Value> => {
      if (death.left < 0) throw new Killed();
      const dies = death.left-- === 0;
      if (dies && !death.after) throw new Killed();
      const value = await method(...values);
      if (dies) throw new Killed();
      return value;
    };
  return {
    contents: call(store.contents),
    parts: call(store.parts),
    item: call(store.item),
    commit: call(store.commit),
    items: call(store.items),
    bytes: call(store.bytes),
    remove: call(store.remove),
    removeAll: call(store.removeAll),
  };
}

const OLD = [1, 2].map((number) => fakeEntry({ uuid: uuidOf(number) }, { content: 'old' }));
const PAGE = [1, 3, 4].map((number) => fakeEntry({ uuid: uuidOf(number) }, { content: 'new' }));

async function stateOf(rig: Rig) {
  const index = await rig.loader().load(ORGANIZATION);
  const rows = [...index.search(SOURCE, EVERYTHING, createEventCatalog())];
  return {
    entries: rows.map((row) => [index.entry(row).uuid, index.entry(row).raw.content, index.changed(row)]),
    unseen: (await rig.archive().record(SOURCE)).unseen,
  };
}

const OLD_STATE = {
  entries: [
    [uuidOf(1), 'old', false],
    [uuidOf(2), 'old', false],
  ],
  unseen: 2,
};
const NEW_STATE = {
  entries: [
    [uuidOf(1), 'new', true],
    [uuidOf(2), 'old', false],
    [uuidOf(3), 'new', false],
    [uuidOf(4), 'new', false],
  ],
  unseen: 4,
};

function append(rig: Rig, entries: typeof PAGE, wrap?: (store: BlockStore) => BlockStore) {
  return rig.archive(wrap).append(SOURCE, { entries, seenAt: START, newFrom: 0 }, (record, { fresh }) => ({
    ...record,
    unseen: record.unseen + fresh.length,
  }));
}

describe.each(['computer', 'session'] as const)('an append to the %s', (medium) => {
  it.each([false, true])(
    'killed at any call of the store (after it: %s) leaves the old state or the new',
    async (after) => {
      const outcomes: string[] = [];
      for (let left = 0; ; left++) {
        const rig = await createRig(medium);
        await append(rig, OLD);
        const died = await append(rig, PAGE, (store) => mortal(store, { left, after })).then(
          () => false,
          (error: unknown) => {
            if (!(error instanceof Killed)) throw error;
            return true;
          },
        );
        const state = await stateOf(rig);
        const isNew = state.unseen === NEW_STATE.unseen;
        expect(state).toEqual(isNew ? NEW_STATE : OLD_STATE);
        outcomes.push(`${died ? 'died' : 'lived'}, ${isNew ? 'new' : 'old'}`);

        // Whatever was left behind, the same page again brings it to the same end, and nothing twice.
        await append(rig, PAGE);
        expect(await stateOf(rig)).toEqual(NEW_STATE);
        if (!died) break;
      }
      expect(outcomes.at(-1)).toBe('lived, new');
      expect(outcomes.at(-2)).toBe(after ? 'died, new' : 'died, old');
      expect(outcomes.length).toBeGreaterThan(4);
    },
  );
});
