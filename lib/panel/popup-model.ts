import { batch, computed, effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import { type ContextModel, createContextModel } from '@/lib/panel/context/context-model';
import { createDetailModel, type DetailModel } from '@/lib/panel/detail/detail-model';
import { createFeedModel, type FeedModel } from '@/lib/panel/feed/feed-model';
import { followWatched } from '@/lib/panel/gateway/panel-follow';
import type { PanelGateway } from '@/lib/panel/gateway/panel-gateway';
import { createNamesModel, type NamesModel } from '@/lib/panel/names/names-model';
import { chosenTimeZone } from '@/lib/panel/settings/settings-time-zone';
import type { AuditLogEntry } from '../audit-log/entry';
import { createEventCatalog } from '../audit-log/event-catalog';
import type { EventCatalog } from '../audit-log/events';
import { EVERYTHING } from '../audit-log/query';
import { createCivilTime } from '../audit-log/query/civil-time';
import { sameSource } from '../audit-log/source';
import type { Failure } from '../failure';
import { DEFAULT_SETTINGS, type Settings } from '../state/state';
import { createTimes, type Times } from '../text/times';
import { SECOND } from '../time';

export type PopupGateway = Pick<
  PanelGateway,
  'send' | 'state' | 'settings' | 'activeTab' | 'indexes' | 'names' | 'now' | 'drawn'
>;

export interface RecentChange {
  readonly entry: AuditLogEntry;
  readonly unseen: boolean;
}

export interface PopupModel {
  readonly context: ContextModel;
  readonly feed: FeedModel;
  readonly detail: DetailModel;
  readonly names: NamesModel;
  readonly events: ReadonlySignal<EventCatalog>;
  readonly settings: ReadonlySignal<Settings>;
  readonly times: ReadonlySignal<Times>;
  /** The newest entries of the source; `undefined` until the archive was read. */
  readonly recent: ReadonlySignal<readonly RecentChange[] | undefined>;
  /** New since the person last looked, in the whole source. */
  readonly unseen: ReadonlySignal<number>;
  readonly marking: ReadonlySignal<boolean>;
  /** Why what the person wanted marked as seen is not. */
  readonly notMarked: ReadonlySignal<Failure | undefined>;
  /** ms since the epoch, moving on every few seconds. */
  readonly now: ReadonlySignal<number>;
  markSeen(): Promise<void>;
  dispose(): void;
}

/** What fits into a popup without scrolling. */
const SHOWN = 8;
/** Whoever opens a popup reads it, and soon closes it (ms). */
const READ_AFTER = SECOND;
const TICK = 5 * SECOND;

/** The panel's own models over the same page: only the first few rows, and seen only when the person says so. */
export function createPopupModel(gateway: PopupGateway): PopupModel {
  const { send, state, activeTab, now: clock } = gateway;
  const settings = signal(DEFAULT_SETTINGS);
  const events = signal(createEventCatalog());
  const now = signal(clock());
  const marking = signal(false);
  const markFailure = signal<Failure | undefined>(undefined);
  // Of the page, wherever the panel beside it is pinned.
  const context = createContextModel({ send, state, activeTab });
  const timeZone = computed(() => chosenTimeZone(settings.value, context.connection.value));
  const times = computed(() => createTimes({ timeZone: timeZone.value, now: clock }));
  const feed = createFeedModel({
    gateway,
    context,
    query: signal(EVERYTHING),
    events,
    dayKey: computed(() => times.value.dayKey),
    time: computed(() => createCivilTime(timeZone.value)),
  });
  const unseen = computed(() => feed.sourceState.value?.record.unseen ?? 0);
  const recent = computed(() => {
    const view = feed.view.value;
    if (view === undefined) return undefined;
    return Array.from({ length: Math.min(SHOWN, view.length) }, (_, position) => ({
      entry: view.entry(position),
      unseen: unseen.value > 0 && view.isUnread(position),
    }));
  });
  const onScreen = computed(() => {
    const shown = recent.value ?? [];
    return () => shown.map(({ entry }) => entry);
  });
  const names = createNamesModel({ gateway, context, feed, events, onScreen, readAfter: READ_AFTER });
  const detail = createDetailModel({ gateway, feed, zone: context.zone });

  const connected = computed(() => context.connection.value !== undefined);
  const ticking = setInterval(() => {
    now.value = clock();
  }, TICK);
  const stops: (() => void)[] = [
    () => clearInterval(ticking),
    followWatched(gateway.settings, (value) => {
      settings.value = value;
    }),
    effect(() => {
      const source = context.source.value;
      if (source === undefined || !connected.value) return;
      // Only for its labels: without them the names themselves are read.
      void send('source.filters', { source }).then((answer) => {
        if (answer.ok && sameSource(source, context.source.peek())) events.value = createEventCatalog(answer.value);
      });
    }),
    context.source.subscribe(() => {
      markFailure.value = undefined;
      untracked(detail.close);
    }),
    names.dispose,
    feed.dispose,
    context.dispose,
  ];

  return {
    context,
    feed,
    detail,
    names,
    events,
    settings,
    times,
    recent,
    unseen,
    marking,
    // It may have been done after all, here or in the panel.
    notMarked: computed(() => (unseen.value > 0 ? markFailure.value : undefined)),
    now,
    async markSeen() {
      const source = context.source.peek();
      if (source === undefined || marking.peek()) return;
      batch(() => {
        marking.value = true;
        markFailure.value = undefined;
      });
      const answer = await send('source.mark-seen', { source });
      batch(() => {
        marking.value = false;
        if (!answer.ok && sameSource(source, context.source.peek())) markFailure.value = answer.failure;
      });
    },
    dispose() {
      for (const stop of stops) stop();
    },
  };
}
