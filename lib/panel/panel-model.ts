import { batch, computed, effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import { printQuery } from '@/lib/audit-log/query/print';
import type { AuditLogSource } from '@/lib/audit-log/source';
import type { NamedTarget } from '@/lib/audit-log/target-names';
import { type ContextChoices, createContextChoices } from '@/lib/panel/context/context-choices';
import { rememberContext } from '@/lib/panel/context/context-memory';
import { type ContextModel, createContextModel } from '@/lib/panel/context/context-model';
import { createDetailModel, type DetailModel } from '@/lib/panel/detail/detail-model';
import { createExportModel, type ExportModel } from '@/lib/panel/export/export-model';
import { createFeedCursor, type FeedCursor } from '@/lib/panel/feed/feed-cursor';
import { createFeedModel, type FeedModel } from '@/lib/panel/feed/feed-model';
import { entriesIn } from '@/lib/panel/feed/feed-view';
import { createHighlights, type Highlights } from '@/lib/panel/feed/highlights';
import { createFiltersModel, type FiltersModel } from '@/lib/panel/filters/filters-model';
import { followWatched } from '@/lib/panel/gateway/panel-follow';
import type { PanelGateway } from '@/lib/panel/gateway/panel-gateway';
import { createNamesModel, type NamesModel } from '@/lib/panel/names/names-model';
import { createNeighboursModel, type NeighboursModel } from '@/lib/panel/neighbours/neighbours-model';
import type { PanelView } from '@/lib/panel/place/view-hash';
import { chosenTimeZone } from '@/lib/panel/settings/settings-time-zone';
import type { SuggestionSources } from '@/lib/panel/suggestions/panel-suggestions';
import { DEFAULT_SETTINGS, type Settings } from '@/lib/state/state';
import type { FailureActionKind } from '@/lib/text/failure-text';
import { createTimes, type Times } from '@/lib/text/times';
import { SECOND } from '@/lib/time';
import { type BackfillModel, createBackfillModel } from './backfill-model';
import { createFailureActions } from './panel-actions';
import { createPanelAnnouncements } from './panel-announcements';
import { watchForgotten } from './panel-forget';
import { createViewAddress, usualLevel } from './view-address';

export interface PanelModel {
  readonly gateway: PanelGateway;
  readonly context: ContextModel;
  readonly choices: ContextChoices;
  readonly feed: FeedModel;
  readonly backfill: BackfillModel;
  readonly cursor: FeedCursor;
  readonly filters: FiltersModel;
  readonly suggesting: SuggestionSources;
  /** What is looked at now, as an address keeps it; always with its place. */
  readonly view: () => PanelView;
  readonly detail: DetailModel;
  readonly names: NamesModel;
  /** What to mark in the entries of the list; the same as long as the question is. */
  readonly highlights: ReadonlySignal<Highlights | undefined>;
  /** What lies around an entry, and the way back from there. */
  readonly neighbours: NeighboursModel;
  readonly exports: ExportModel;
  readonly settings: ReadonlySignal<Settings>;
  readonly times: ReadonlySignal<Times>;
  /** ms since the epoch, moving on every few seconds: what shows an age reads it. */
  readonly now: ReadonlySignal<number>;
  /** What a screen reader is to say now. */
  readonly announcement: ReadonlySignal<string>;
  /** Position in the list of the entry whose menu is open. */
  readonly entryMenu: ReadonlySignal<number | undefined>;
  readonly setEntryMenu: (position: number | undefined) => void;
  readonly filtersOpen: ReadonlySignal<boolean>;
  readonly setFiltersOpen: (open: boolean) => void;
  readonly shortcutsOpen: ReadonlySignal<boolean>;
  readonly setShortcutsOpen: (open: boolean) => void;
  /** The one thing to do about a failure. */
  readonly act: (kind: FailureActionKind) => void;
  readonly dispose: () => void;
}

/** Ages are told in minutes, waits in seconds. */
const TICK = 5 * SECOND;

export function createPanelModel(gateway: PanelGateway): PanelModel {
  const settings = signal<Settings>(DEFAULT_SETTINGS);
  const now = signal(gateway.now());
  const context = createContextModel(gateway);
  const timeZone = computed(() => chosenTimeZone(settings.value, context.connection.value));
  const times = computed(() => createTimes({ timeZone: timeZone.value, now: gateway.now }));
  const dayKey = computed(() => times.value.dayKey);
  const filters = createFiltersModel({
    send: gateway.send,
    source: context.source,
    scope: context.scope,
    connectedAt: computed(() => context.connection.value?.connectedAt),
    timeZone,
  });
  const { query, events, time } = filters;
  // Names are learnt for what the feed shows, and the feed searches names: they meet here.
  const searchableNames = signal<readonly NamedTarget[]>([]);
  const feed = createFeedModel({ gateway, context, query, events, names: searchableNames, dayKey, time, clock: now });
  const { source, connection } = context;
  const backfill = createBackfillModel({ ...gateway, source, connection, settings, sourceState: feed.sourceState });
  const { index, settled } = feed;
  const suggesting = { ...context, ...filters, index, names: searchableNames, settled };
  const detail = createDetailModel({ gateway, feed, zone: context.zone });
  const onScreen = computed(() => {
    const { value: view } = feed.view;
    const { value: shown } = feed.shown;
    return () => (view === undefined || shown === undefined ? [] : entriesIn(view, shown));
  });
  const names = createNamesModel({ gateway, context, feed, events: filters.events, onScreen });
  const exports = createExportModel({ gateway, context, feed, events, names: names.names, times });
  const cursor = createFeedCursor(feed.view);
  const entryOf = (uuid: string) => {
    const row = index.peek()?.rowOf(uuid);
    return row === undefined ? undefined : index.peek()?.entry(row);
  };
  const neighbours = createNeighboursModel({ context, filters, detail, events, time, entryOf });
  const choices = createContextChoices(gateway.send, context);
  const announcements = createPanelAnnouncements(feed.view, gateway.now);
  const entryMenu = signal<number | undefined>(undefined);
  const filtersOpen = signal(false);
  const shortcutsOpen = signal(false);

  let lastSource: AuditLogSource | undefined;

  const ticking = setInterval(() => {
    now.value = gateway.now();
  }, TICK);
  const asksElsewhere = computed(() => usualLevel(filters.chosen.value) === 'organization');
  const { address } = gateway;
  const keptView =
    address && createViewAddress({ address, now: gateway.now, context, filters, feed, detail, neighbours });
  const { keptContext } = gateway;
  const stopRemembering =
    keptContext &&
    rememberContext({
      store: keptContext,
      connections: gateway.state.connections,
      context,
      borrowed: computed(() => asksElsewhere.value || neighbours.origin.value !== undefined),
      onRestore: () => keptView?.replace(),
    });
  function forget(): void {
    keptView?.forget();
    detail.forget();
    names.forget();
    choices.forget();
    exports.drop();
    entryMenu.value = undefined;
    context.forget();
    filters.forget();
    neighbours.stepped(undefined, []);
  }
  const stops: (() => void)[] = [
    () => keptView?.dispose(),
    () => stopRemembering?.(),
    // Who asks for a team or an object asks beyond those of the page.
    effect(() => {
      if (asksElsewhere.value) untracked(() => context.chooseLevel('organization'));
    }),
    effect(() => {
      searchableNames.value = names.searchable.value;
    }),
    () => clearInterval(ticking),
    followWatched(gateway.settings, (value) => {
      settings.value = value;
    }),
    // An entry of another log is not what the person is looking at any more.
    context.source.subscribe((source) =>
      untracked(() => {
        detail.close();
        // The first one is what the page's address was about.
        if (source !== undefined && lastSource !== undefined) neighbours.forget();
        lastSource = source ?? lastSource;
      }),
    ),
    watchForgotten({ context, feed, onForgotten: () => batch(forget) }),
    exports.drop,
    announcements.dispose,
    choices.dispose,
    names.dispose,
    backfill.dispose,
    feed.dispose,
    filters.dispose,
    context.dispose,
  ];

  return {
    gateway,
    context,
    choices,
    feed,
    backfill,
    cursor,
    filters,
    suggesting,
    view: () => {
      const place = context.place.peek();
      return { ...(place === undefined ? {} : { place }), query: printQuery(filters.chosen.peek()) };
    },
    detail,
    names,
    highlights: computed(() => createHighlights(query.value)),
    neighbours,
    exports,
    settings,
    times,
    now,
    announcement: announcements.text,
    entryMenu,
    setEntryMenu: (position) => {
      entryMenu.value = position;
    },
    filtersOpen,
    setFiltersOpen: (open) => {
      filtersOpen.value = open;
    },
    shortcutsOpen,
    setShortcutsOpen: (open) => {
      shortcutsOpen.value = open;
    },
    act: createFailureActions({ gateway, context, choices, feed }),
    dispose: () => {
      for (const stop of stops) stop();
    },
  };
}
