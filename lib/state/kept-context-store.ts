import type { OrganizationRef } from '@/lib/audit-log/source';
import type { Target } from '@/lib/audit-log/target';
import { id, object, oneOf, optional, read, text } from '@/lib/shape';
import type { StorageArea } from '@/lib/storage/storage-area';
import { targetShape, zoneShape } from './source-shape';

/** What a panel that was closed was turned to. */
export interface KeptContext {
  /** Where it was pinned; absent while it followed the tab. */
  readonly place?: KeptPlace;
  /** How much of the log it showed, if not what every page begins with. */
  readonly level?: 'team' | 'organization';
}

interface KeptPlace extends OrganizationRef {
  readonly organizationName?: string;
  readonly teamId?: number;
  readonly teamName?: string;
  readonly target?: Target;
}

export interface KeptContextStore {
  get(): Promise<KeptContext>;
  set(kept: KeptContext): Promise<void>;
}

const shape = object<KeptContext>({
  place: optional(
    object<KeptPlace>({
      zone: zoneShape,
      organizationId: id,
      organizationName: optional(text),
      teamId: optional(id),
      teamName: optional(text),
      target: optional(targetShape),
    }),
  ),
  level: optional(oneOf(['team', 'organization'])),
});

interface KeptContextStoreOptions {
  /** `storage.session`: where a person was is not written to the disk. */
  readonly area: StorageArea;
  /** Of the panel; `undefined` for a panel in a tab, whose address keeps the same. */
  readonly windowId: Promise<number | undefined>;
}

/** Each window has a panel of its own. */
export function createKeptContextStore({ area, windowId }: KeptContextStoreOptions): KeptContextStore {
  const keyOf = (window: number) => `panel:${window}`;
  return {
    async get() {
      const window = await windowId;
      if (window === undefined) return {};
      const key = keyOf(window);
      return read(shape, (await area.get(key))[key]) ?? {};
    },
    async set(kept) {
      const window = await windowId;
      if (window === undefined) return;
      const key = keyOf(window);
      await (kept.place === undefined && kept.level === undefined ? area.remove(key) : area.set({ [key]: kept }));
    },
  };
}
