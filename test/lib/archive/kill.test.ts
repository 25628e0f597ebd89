import { describe, expect, it } from 'vitest';
import { createEventCatalog } from '@/lib/audit-log/event-catalog';
import { EVERYTHING } from '@/lib/audit-log/query';
import { createRig, type Rig, type Wrap } from './archive-rig';
import { fakeEntry, ORGANIZATION, SOURCE, START, uuidOf } from './builders';
import { Killed, mortal } from './mortal';

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

function append(rig: Rig, entries: typeof PAGE, wrap?: Wrap) {
  return rig.archive(wrap && { wrap }).append(SOURCE, { entries, seenAt: START, newFrom: 0 }, (record, { fresh }) => ({
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
