import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { AuditLogQuery } from '@/lib/audit-log/query';
import { builtInQuery } from '@/lib/audit-log/query/built-in-views';
import { createCivilTime } from '@/lib/audit-log/query/civil-time';
import { parseQuery } from '@/lib/audit-log/query/parse';
import { printQuery } from '@/lib/audit-log/query/print';
import { followWatched } from '@/lib/panel/gateway/panel-follow';
import {
  LONGEST_VIEW_NAME,
  type SavedView,
  type SavedViews,
  type SavedViewsStore,
} from '@/lib/state/saved-views-store';
import { VIEWS_TEXT } from '@/lib/text/views';

export interface View {
  readonly id: string;
  readonly name: string;
  readonly query: AuditLogQuery;
  readonly builtIn: boolean;
  readonly hidden: boolean;
  /** It is what is asked now. */
  readonly current: boolean;
}

export interface SavedViewsModel {
  /** In the person's order, hidden ones too; without those that cannot be asked here. */
  readonly views: ReadonlySignal<readonly View[]>;
  /** Keeps what is asked now; `false` if there are too many views, or the question is too long. */
  readonly save: (name: string) => Promise<boolean>;
  readonly rename: (id: string, name: string) => Promise<void>;
  /** Gives a view of one's own the question asked now. */
  readonly replace: (id: string) => Promise<void>;
  /** Moves a view by so many places up (negative) or down, past the ones shown. */
  readonly move: (id: string, by: number) => Promise<void>;
  /** A built-in view is only hidden. */
  readonly remove: (id: string) => Promise<void>;
  readonly restore: (id: string) => Promise<void>;
  readonly dispose: () => void;
}

interface SavedViewsModelOptions {
  readonly store: SavedViewsStore;
  readonly chosen: ReadonlySignal<AuditLogQuery>;
  /** Of the person in the zone that is shown. */
  readonly personId: ReadonlySignal<number | undefined>;
  readonly newId: () => string;
}

/** Kept questions tell their times in UTC, and say so. */
const UTC = createCivilTime('UTC');

export function createSavedViewsModel({ store, chosen, personId, newId }: SavedViewsModelOptions): SavedViewsModel {
  const stored = signal<SavedViews>([]);
  const stop = followWatched(store, (views) => {
    stored.value = views;
  });

  const views = computed(() =>
    stored.value.flatMap((view): readonly View[] => {
      const text = view.type === 'own' ? view.query : builtInQuery(view.id, personId.value);
      if (text === undefined) return [];
      const { query } = parseQuery(text, UTC);
      return [
        {
          id: view.id,
          name: view.type === 'own' ? view.name : (view.name ?? VIEWS_TEXT.builtIn[view.id]),
          query,
          builtIn: view.type === 'built-in',
          hidden: view.type === 'built-in' && view.hidden,
          current: printQuery(query) === printQuery(chosen.value),
        },
      ];
    }),
  );

  const changeOne = (id: string, change: (view: SavedView) => SavedView): Promise<void> =>
    store.change((all) => all.map((view) => (view.id === id ? change(view) : view)));

  return {
    views,
    async save(name) {
      const view = { type: 'own', id: newId(), name: nameOf(name), query: printQuery(chosen.peek()) } as const;
      await store.change((all) => [...all, view]);
      return (await store.get()).some(({ id }) => id === view.id);
    },
    rename: (id, name) => changeOne(id, (view) => ({ ...view, name: nameOf(name) })),
    replace: (id) =>
      changeOne(id, (view) => (view.type === 'own' ? { ...view, query: printQuery(chosen.peek()) } : view)),
    move: (id, by) =>
      store.change((all) => {
        const shown = views.peek().filter(({ hidden }) => !hidden);
        const at = shown.findIndex((view) => view.id === id);
        const neighbour = shown[Math.min(shown.length - 1, Math.max(0, at + by))];
        const moved = all.find((view) => view.id === id);
        if (at < 0 || neighbour === undefined || moved === undefined || neighbour.id === id) return all;
        const rest = all.filter((view) => view !== moved);
        const place = rest.findIndex((view) => view.id === neighbour.id) + (by > 0 ? 1 : 0);
        return rest.toSpliced(place, 0, moved);
      }),
    remove: (id) =>
      store.change((all) =>
        all.flatMap((view) => {
          if (view.id !== id) return [view];
          return view.type === 'built-in' ? [{ ...view, hidden: true }] : [];
        }),
      ),
    restore: (id) => changeOne(id, (view) => (view.type === 'built-in' ? { ...view, hidden: false } : view)),
    dispose: stop,
  };
}

function nameOf(typed: string): string {
  return typed.trim().slice(0, LONGEST_VIEW_NAME).trim() || VIEWS_TEXT.unnamed;
}
