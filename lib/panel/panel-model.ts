import { computed, type ReadonlySignal, signal, untracked } from '@preact/signals';
import { DEFAULT_SETTINGS, type Settings } from '@/lib/state/state';
import { createTimes, type Times } from '@/lib/text/times';
import { SECOND } from '@/lib/time';
import { type ContextModel, createContextModel } from './context-model';
import { createDetailModel, type DetailModel } from './detail-model';
import { createFeedModel, type FeedModel } from './feed-model';
import { createFiltersModel, type FiltersModel } from './filters-model';
import { followWatched } from './panel-follow';
import type { PanelGateway } from './panel-gateway';

export interface PanelModel {
  readonly gateway: PanelGateway;
  readonly context: ContextModel;
  readonly feed: FeedModel;
  readonly filters: FiltersModel;
  readonly detail: DetailModel;
  readonly settings: ReadonlySignal<Settings>;
  readonly times: ReadonlySignal<Times>;
  /** ms since the epoch, moving on every few seconds: what shows an age reads it. */
  readonly now: ReadonlySignal<number>;
  readonly dispose: () => void;
}

/** Ages are told in minutes, waits in seconds. */
const TICK = 5 * SECOND;

export function createPanelModel(gateway: PanelGateway): PanelModel {
  const settings = signal<Settings>(DEFAULT_SETTINGS);
  const now = signal(gateway.now());
  const context = createContextModel(gateway);
  const timeZone = computed(() => timeZoneOf(settings.value, context.connection.value?.person?.timeZone));
  const times = computed(() => createTimes({ timeZone: timeZone.value, now: gateway.now }));
  const dayKey = computed(() => times.value.dayKey);
  const filters = createFiltersModel({
    send: gateway.send,
    now: gateway.now,
    source: context.source,
    scope: context.scope,
    connectedAt: computed(() => context.connection.value?.connectedAt),
    dayKey,
  });
  const feed = createFeedModel({ gateway, context, query: filters.query, events: filters.events, dayKey });
  const detail = createDetailModel({ gateway, feed, zone: context.zone });

  const ticking = setInterval(() => {
    now.value = gateway.now();
  }, TICK);
  const stops: (() => void)[] = [
    () => clearInterval(ticking),
    followWatched(gateway.settings, (value) => {
      settings.value = value;
    }),
    // An entry of another log is not what the person is looking at any more.
    context.source.subscribe(() => untracked(detail.close)),
    feed.dispose,
    filters.dispose,
    context.dispose,
  ];

  return {
    gateway,
    context,
    feed,
    filters,
    detail,
    settings,
    times,
    now,
    dispose: () => {
      for (const stop of stops) stop();
    },
  };
}

function timeZoneOf({ timeZone }: Settings, profile: string | undefined): string | undefined {
  if (timeZone === 'utc') return 'UTC';
  return timeZone === 'make' ? profile : undefined;
}
