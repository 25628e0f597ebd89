import { computed } from '@preact/signals';
import { createFactsModel, type FactsModel } from '@/lib/panel/facts/facts-model';
import { createTimelineModel, type TimelineModel } from '@/lib/panel/facts/timeline-model';
import { createSavedViewsModel, type SavedViewsModel } from '@/lib/panel/filters/saved-views-model';
import type { PanelModel } from './panel-model';

/** What stands beside the list. It is not in the first picture: a page loads it after that. */
export interface PanelAside {
  /** What the list shows, counted by field and by time. */
  readonly facts: FactsModel;
  readonly timeline: TimelineModel;
  /** Questions kept under names, where they can be kept. */
  readonly views: SavedViewsModel | undefined;
  readonly dispose: () => void;
}

export function createPanelAside({ gateway, context, feed, filters, cursor }: PanelModel): PanelAside {
  const { view } = feed;
  const { events, time, chosen } = filters;
  const { savedViews: store } = gateway;
  const personId = computed(() => context.connection.value?.person?.id);
  const views = store && createSavedViewsModel({ store, chosen, personId, newId: () => crypto.randomUUID() });
  return {
    facts: createFactsModel({ view, events, scope: context.scope, filters }),
    timeline: createTimelineModel({ view, events, time, cursor, filters }),
    views,
    dispose: () => views?.dispose(),
  };
}
