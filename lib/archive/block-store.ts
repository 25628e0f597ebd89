export type Bytes = Uint8Array<ArrayBuffer>;

/** The layout of blocks that this release writes. A higher one is of a later release: nothing is touched then. */
export const FORMAT = 3;

/** An organization's state of writing. Two states that are equal here hold the same. */
export interface Head {
  /** The highest format of any of its blocks. */
  readonly format: number;
  /** Blocks up to this sequence are brought to `format` already; absent where all are. */
  readonly upgradedTo?: number;
  /** Random: an organization that was deleted and read again is told from the earlier one. */
  readonly generation: string;
  /** Goes up with every commit, and at least as far as the sequences of its blocks. */
  readonly revision: number;
  /** How often entries were dropped: then a block that was merged does not hold all that was. Absent: never. */
  readonly prunings?: number;
}

/** The clear part of a block: all that is readable without the key. Times are ms since the epoch. */
export interface BlockInfo {
  /** Rises with every block that is written; where two hold the same uuid, the higher one is right. */
  readonly sequence: number;
  readonly count: number;
  /** First and last `triggeredAt`; absent if none was readable. Nothing in it was recorded before the first either. */
  readonly first?: number;
  readonly last?: number;
}

/** The two sealed parts of a block: its uuids, enough to know what is held, and all the rest. */
export type BlockPart = 'ids' | 'rows';

export interface NewBlock extends BlockInfo, Readonly<Record<BlockPart, Bytes>> {}

export interface Contents {
  readonly head: Head | undefined;
  /** By rising sequence. */
  readonly blocks: readonly BlockInfo[];
}

export interface Change {
  /** What the change was made from; if the store has moved on since, nothing is written. */
  readonly from: Head | undefined;
  readonly head: Head;
  /** Sequences of blocks that go. */
  readonly removed: readonly number[];
  /** One of a sequence that is there takes its place. */
  readonly blocks: readonly NewBlock[];
  /** Sealed source records and documents, by name. */
  readonly items: ReadonlyMap<string, Bytes>;
  /** Names of items that go. */
  readonly removedItems: readonly string[];
}

/**
 * Where sealed blocks are kept; knows nothing of what is in them. `organization` is an `organizationKey`.
 * Every method throws `StorageError` and nothing else.
 */
export interface BlockStore {
  /** `known` itself, or what it holds by now: blocks need not be read again where nothing was written since. */
  contents(organization: string, known?: Contents): Promise<Contents>;
  /** In the order asked for; `undefined` for what is not there. */
  parts(organization: string, part: BlockPart, sequences: readonly number[]): Promise<readonly (Bytes | undefined)[]>;
  item(organization: string, name: string): Promise<Bytes | undefined>;
  /** All or nothing. `false`: another context wrote since `from`. */
  commit(organization: string, change: Change): Promise<boolean>;
  /** All of which anything is held. */
  organizations(): Promise<readonly string[]>;
  /** Names of the organization's items that begin like this: there may be as many as entries, and few of one kind. */
  itemNames(organization: string, start: string): Promise<readonly string[]>;
  /** Sealed bytes kept of the organization. */
  bytes(organization: string): Promise<number>;
  remove(organization: string): Promise<void>;
  removeAll(): Promise<void>;
}

/** The same as long as rows only come, are replaced and are merged: blocks that were read explain those that follow. */
export function lineOf(head: Head | undefined): string | undefined {
  return head && `${head.generation} ${head.prunings ?? 0}`;
}

export function sameHead(a: Head | undefined, b: Head | undefined): boolean {
  return a?.generation === b?.generation && a?.revision === b?.revision;
}
