import { effect, type ReadonlySignal } from '@preact/signals';
import type { SourceRecord } from '@/lib/archive/contract';
import type { EventCatalog } from '@/lib/audit-log/events';
import { nameOf, type TargetNames } from '@/lib/audit-log/names';
import { sameSource } from '@/lib/audit-log/source';
import type { Target } from '@/lib/audit-log/target';
import type { ContextModel } from '@/lib/panel/context/context-model';
import type { FeedModel } from '@/lib/panel/feed/feed-model';
import type { FeedView } from '@/lib/panel/feed/feed-view';

export interface ExportAboutOptions {
  readonly context: Pick<ContextModel, 'place' | 'source'>;
  readonly feed: Pick<FeedModel, 'held' | 'sourceState'>;
  readonly events: ReadonlySignal<EventCatalog>;
  readonly names: ReadonlySignal<TargetNames>;
}

/** What is known of the log that a list is of. */
export interface ExportAbout {
  readonly organizationName: string | undefined;
  readonly teamName: string | undefined;
  /** As it was when the list was: what is read later is not in it. */
  readonly record: SourceRecord | undefined;
  readonly held: number | undefined;
  readonly events: EventCatalog;
  readonly nameOf: (target: Target | undefined) => string | undefined;
}

const NOWHERE = { organizationName: undefined, teamName: undefined };

/**
 * An export may take so long that the panel is turned to another log meanwhile. Words and names are followed only
 * until then: those of another organization are not of these entries.
 */
export function followAbout(view: FeedView, options: ExportAboutOptions) {
  const { context, feed } = options;
  const isShown = sameSource(context.source.peek(), view.source);
  const { organizationName, teamName } = (isShown && context.place.peek()) || NOWHERE;
  const record = isShown ? feed.sourceState.peek()?.record : undefined;
  const held = isShown ? feed.held.peek() : undefined;
  let words = { events: options.events.peek(), names: options.names.peek() };
  let left = false;
  const stop = effect(() => {
    const now = { events: options.events.value, names: options.names.value };
    left ||= !sameSource(context.source.value, view.source);
    if (!left) words = now;
  });
  return {
    about: (): ExportAbout => {
      const { events, names } = words;
      return { organizationName, teamName, record, held, events, nameOf: (target) => nameOf(names, target) };
    },
    stop,
  };
}
