import { BUILT_IN_VIEWS, type BuiltInView } from '@/lib/audit-log/query/built-in-views';
import { object, oneOf, read, text, yesNo } from '@/lib/shape';
import type { StorageArea, StorageEvents } from '@/lib/storage/storage-area';
import type { Watched } from './state';
import { createWatchedItem } from './watched-item';

/** A question kept under a name. Of a built-in one only what the person changed is kept: its question is in the code. */
export type SavedView =
  | { readonly type: 'built-in'; readonly id: BuiltInView; readonly name?: string; readonly hidden: boolean }
  | { readonly type: 'own'; readonly id: string; readonly name: string; readonly query: string };

/** In the person's order. */
export type SavedViews = readonly SavedView[];

/**
 * Kept on this computer in the clear, since they must be there without a token or a key: names and questions hold what
 * the person typed, and nothing is ever put in from the log's entries but what was clicked into the question.
 */
export interface SavedViewsStore extends Watched<SavedViews> {
  change(change: (views: SavedViews) => SavedViews): Promise<void>;
}

export interface SavedViewsStoreOptions {
  /** `storage.local`. */
  readonly area: StorageArea;
  readonly onChanged: StorageEvents;
}

const KEY = 'savedViews';
/** Of one's own. */
const MOST_VIEWS = 100;
/** Far more than is ever stored. */
const MOST_ITEMS = 1000;
export const LONGEST_VIEW_NAME = 80;
const LONGEST_VIEW_QUERY = 16_000;
const LONGEST_VIEW_ID = 100;

/** What cannot be read, and what is too much, is left out; built-in views that are missing come at the end. */
export function parseSavedViews(stored: unknown): SavedViews {
  const views = new Map<string, SavedView>();
  let room = MOST_VIEWS;
  for (const item of Array.isArray(stored) ? stored.slice(0, MOST_ITEMS) : []) {
    const view = parseView(item);
    if (view === undefined || views.has(view.id)) continue;
    if (view.type === 'own' && room-- <= 0) continue;
    views.set(view.id, view);
  }
  for (const id of BUILT_IN_VIEWS) {
    if (views.get(id)?.type !== 'built-in') views.set(id, { type: 'built-in', id, hidden: false });
  }
  return [...views.values()];
}

const unnamed = object<{ type: string; id: string }>({ type: text, id: text });
const named = object<{ name: string }>({ name: text });
const asked = object<{ query: string }>({ query: text });
const hiding = object<{ hidden: boolean }>({ hidden: yesNo });
const builtInId = oneOf(BUILT_IN_VIEWS);

function parseView(item: unknown): SavedView | undefined {
  const { type, id } = read(unnamed, item) ?? {};
  const name = read(named, item)?.name.trim() ?? '';
  const isName = name !== '' && name.length <= LONGEST_VIEW_NAME;
  if (type === 'own') {
    const query = read(asked, item)?.query;
    const isView = isName && id !== undefined && id !== '' && id.length <= LONGEST_VIEW_ID;
    return isView && query !== undefined && query.length <= LONGEST_VIEW_QUERY ? { type, id, name, query } : undefined;
  }
  const builtIn = read(builtInId, id);
  if (type !== 'built-in' || builtIn === undefined) return undefined;
  const hidden = read(hiding, item)?.hidden ?? false;
  return { type, id: builtIn, ...(isName ? { name } : {}), hidden };
}

export function createSavedViewsStore({ area, onChanged }: SavedViewsStoreOptions): SavedViewsStore {
  const item = createWatchedItem({ area, areaName: 'local', onChanged, key: KEY, parse: parseSavedViews });
  // Two quick changes on one page must not each write over the other.
  let last: Promise<unknown> = Promise.resolve();

  return {
    ...item,
    change(change) {
      const write = async () => area.set({ [KEY]: parseSavedViews(change(await item.get())) });
      const done = last.then(write, write);
      last = done;
      return done;
    },
  };
}
