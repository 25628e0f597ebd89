import type { BlockStore } from '@/lib/archive/block-store';
import { isUnavailable, type Outage } from '@/lib/storage/outage';

/** A store that holds nothing while it cannot be opened. What would have to be written or deleted there fails as it is. */
export function createOptionalStore(store: BlockStore, outage: Outage): BlockStore {
  async function or<Value>(nothing: Value, read: () => Promise<Value>): Promise<Value> {
    try {
      return await read();
    } catch (error) {
      if (isUnavailable(error) && (await outage.isOn())) return nothing;
      throw error;
    }
  }

  return {
    ...store,
    contents: (...asked) => or({ head: undefined, blocks: [] }, () => store.contents(...asked)),
    parts: (organization, part, sequences) =>
      or(
        sequences.map(() => undefined),
        () => store.parts(organization, part, sequences),
      ),
    item: (organization, name) => or(undefined, () => store.item(organization, name)),
    organizations: () => or([], store.organizations),
    itemNames: (organization, start) => or([], () => store.itemNames(organization, start)),
    bytes: (organization) => or(0, () => store.bytes(organization)),
  };
}
