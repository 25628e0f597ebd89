import type { BlockStore, Change, Contents } from '@/lib/archive/block-store';
import { sameHead } from '@/lib/archive/block-store';

/**
 * The browser gives the store on this computer no more room. From then on what comes is kept in memory, over what lies
 * on the disk: all of it is read as one. When the browser closes, or the person asks again, the disk is as it was when it
 * became full, and Make is asked again for what came since.
 */
export interface Overflow {
  isOn(): Promise<boolean>;
  begin(): Promise<void>;
}

/** What the memory hides of the disk. Kept as an item of the memory's store, so it changes in the same step. */
interface Cover {
  /** Sequences of blocks. */
  readonly blocks: readonly number[];
  /** Names of items. */
  readonly items: readonly string[];
}

interface Both {
  /** What is in memory alone. */
  readonly over: Contents;
  readonly cover: Cover;
  /** What it is together. */
  readonly contents: Contents;
}

const COVER = 'cover';
const NO_COVER: Cover = { blocks: [], items: [] };

/** `disk` is not written to while `overflow` is on. `memory` holds nothing else. */
export function createOverflowStore(
  disk: BlockStore,
  memory: BlockStore,
  overflow: Pick<Overflow, 'isOn'>,
): BlockStore {
  async function coverOf(organization: string): Promise<Cover> {
    const bytes = await memory.item(organization, COVER);
    return bytes === undefined ? NO_COVER : JSON.parse(new TextDecoder().decode(bytes));
  }

  async function both(organization: string): Promise<Both> {
    const [under, over, cover] = await Promise.all([
      disk.contents(organization),
      memory.contents(organization),
      coverOf(organization),
    ]);
    const hidden = new Set(cover.blocks);
    const visible = under.blocks.filter(({ sequence }) => !hidden.has(sequence));
    const blocks = [...visible, ...over.blocks].sort((a, b) => a.sequence - b.sequence);
    return { over, cover, contents: { head: over.head ?? under.head, blocks } };
  }

  async function commit(organization: string, change: Change): Promise<boolean> {
    const { over, cover, contents } = await both(organization);
    if (!sameHead(contents.head, change.from)) return false;
    const hiding: Cover = {
      blocks: [...new Set([...cover.blocks, ...change.removed])],
      items: [...new Set([...cover.items.filter((name) => !change.items.has(name)), ...change.removedItems])],
    };
    const own = new Set(over.blocks.map(({ sequence }) => sequence));
    return memory.commit(organization, {
      ...change,
      from: over.head,
      // Sequences over it may be used again, on the disk and by the next overflow: whoever read these must begin anew.
      head: over.head === undefined ? { ...change.head, generation: crypto.randomUUID() } : change.head,
      removed: change.removed.filter((sequence) => own.has(sequence)),
      items: new Map([...change.items, [COVER, new TextEncoder().encode(JSON.stringify(hiding))]]),
    });
  }

  /** As the disk alone, or as both together. */
  async function use<Value>(alone: () => Promise<Value>, together: () => Promise<Value>): Promise<Value> {
    return (await overflow.isOn()) ? together() : alone();
  }

  return {
    contents: (organization, known) =>
      use(
        () => disk.contents(organization, known),
        async () => (await both(organization)).contents,
      ),

    parts: (organization, part, sequences) =>
      use(
        () => disk.parts(organization, part, sequences),
        async () => {
          const upper = await memory.parts(organization, part, sequences);
          const missing = sequences.filter((_sequence, index) => upper[index] === undefined);
          const lower = missing.length === 0 ? [] : await disk.parts(organization, part, missing);
          const found = new Map(missing.map((sequence, index) => [sequence, lower[index]]));
          return sequences.map((sequence, index) => upper[index] ?? found.get(sequence));
        },
      ),

    item: (organization, name) =>
      use(
        () => disk.item(organization, name),
        async () => {
          const [upper, cover] = await Promise.all([memory.item(organization, name), coverOf(organization)]);
          return upper ?? (cover.items.includes(name) ? undefined : disk.item(organization, name));
        },
      ),

    commit: (organization, change) =>
      use(
        () => disk.commit(organization, change),
        () => commit(organization, change),
      ),

    organizations: () =>
      use(disk.organizations, async () => [
        ...new Set((await Promise.all([disk.organizations(), memory.organizations()])).flat()),
      ]),

    itemNames: (organization, start) =>
      use(
        () => disk.itemNames(organization, start),
        async () => {
          const [lower, upper, cover] = await Promise.all([
            disk.itemNames(organization, start),
            memory.itemNames(organization, start),
            coverOf(organization),
          ]);
          const hidden = new Set(cover.items);
          const visible = lower.filter((name) => !hidden.has(name));
          return [...new Set([...visible, ...upper.filter((name) => name !== COVER)])];
        },
      ),

    bytes: (organization) =>
      use(
        () => disk.bytes(organization),
        async () => (await disk.bytes(organization)) + (await memory.bytes(organization)),
      ),

    async remove(organization) {
      await memory.remove(organization);
      await disk.remove(organization);
    },

    async removeAll() {
      await memory.removeAll();
      await disk.removeAll();
    },
  };
}
