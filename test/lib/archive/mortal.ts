import type { BlockStore } from '@/lib/archive/block-store';
import type { MemoryArea } from './archive-rig';

export class Killed extends Error {}

export interface Death {
  /** Calls that are still answered. */
  left: number;
  /** Whether the call that kills still does its work: the worker may die before or after it. */
  readonly after: boolean;
}

/** A store that its worker's death cuts off. */
export function mortal(store: BlockStore, death: Death): BlockStore {
  const call = callOf(death);
  return {
    contents: call(store.contents),
    parts: call(store.parts),
    item: call(store.item),
    commit: call(store.commit),
    organizations: call(store.organizations),
    itemNames: call(store.itemNames),
    bytes: call(store.bytes),
    remove: call(store.remove),
    removeAll: call(store.removeAll),
  };
}

/** `storage.session`, every call of which is a step of its own. */
export function mortalArea(area: MemoryArea, death: Death): MemoryArea {
  const call = callOf(death);
  return { items: area.items, get: call(area.get), set: call(area.set), remove: call(area.remove) };
}

function callOf(death: Death) {
  return <Values extends readonly unknown[], Value>(method: (...values: Values) => Promise<Value>) =>
    async (...values: Values): Promise<Value> => {
      if (death.left < 0) throw new Killed();
      const dies = death.left-- === 0;
      if (dies && !death.after) throw new Killed();
      const value = await method(...values);
      if (dies) throw new Killed();
      return value;
    };
}
