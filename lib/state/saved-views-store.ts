import { BUILT_IN_VIEWS, type BuiltInView } from '@/lib/audit-log/query/built-in-views';
import { z } from '@/lib/zod';
import type { Watched } from './state';
import type { StorageArea, StorageEvents } from './storage-area';
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

const name = z.string().check(z.trim(), z.minLength(1), z.maxLength(LONGEST_VIEW_NAME));
const builtIn = z.object({
  type: z.literal('built-in'),
  id: z.enum(BUILT_IN_VIEWS),
  name: z.catch(z.exactOptional(name), ''),
  hidden: z.catch(z.boolean(), false),
});
const own = z.object({
  type: z.literal('own'),
  id: z.string().check(z.minLength(1), z.maxLength(100)),
  name,
  query: z.string().check(z.maxLength(LONGEST_VIEW_QUERY)),
});

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

function parseView(item: unknown): SavedView | undefined {
  const kept = own.safeParse(item);
  if (kept.success) return kept.data;
  const { data } = builtIn.safeParse(item);
  if (data === undefined) return undefined;
  const { name: changed, ...rest } = data;
  return changed ? { ...rest, name: changed } : rest;
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
