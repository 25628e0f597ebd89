import { computed, effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import type { AuditLogEntry } from '@/lib/audit-log/entry';
import type { EventCatalog } from '@/lib/audit-log/events';
import { formerNamesOf, NO_NAMES, nameOf, type TargetNames } from '@/lib/audit-log/names';
import { organizationKey } from '@/lib/audit-log/source';
import type { Target } from '@/lib/audit-log/target';
import type { NamedTarget } from '@/lib/audit-log/target-names';
import type { ContextModel } from '@/lib/panel/context/context-model';
import type { FeedModel } from '@/lib/panel/feed/feed-model';
import type { FeedState } from '@/lib/panel/feed/feed-state';
import { followWatched } from '@/lib/panel/gateway/panel-follow';
import type { PanelGateway } from '@/lib/panel/gateway/panel-gateway';
import { stable } from '@/lib/panel/gateway/stable-signal';
import { placeKey } from '@/lib/panel/place/context-place';
import { SECOND } from '@/lib/time';
import { createNamesAsker } from './names-asker';
import { createNamesReader } from './names-reader';

/** What objects are called. Every answer is tracked: who drew a name draws anew when another is learnt. */
export interface NamesModel {
  /** Of the organization that is shown. */
  readonly names: ReadonlySignal<TargetNames>;
  /** As the index searches them. */
  readonly searchable: ReadonlySignal<readonly NamedTarget[]>;
  /** `undefined`: it goes by its id. */
  readonly nameOf: (target: Target | undefined) => string | undefined;
  /** What it was called before, the newest first. */
  readonly wasOf: (target: Target | undefined) => readonly string[];
  /** Somebody is at the page: names are asked for only then. */
  readonly attend: () => void;
  /** Keeps no name that is not in the archive. */
  readonly forget: () => void;
  readonly dispose: () => void;
}

interface NamesModelOptions {
  readonly gateway: Pick<PanelGateway, 'send' | 'names' | 'now'>;
  readonly context: Pick<ContextModel, 'place' | 'source' | 'connection'>;
  readonly feed: Pick<FeedModel, 'state'>;
  readonly events: ReadonlySignal<EventCatalog>;
  /** What is on screen: another function whenever that changes, called only when it has been still for a while. */
  readonly onScreen: ReadonlySignal<() => readonly AuditLogEntry[]>;
  /** How long rows are on screen before they are taken for read (ms). */
  readonly readAfter?: number;
}

/** A panel stays open beside whatever page the person passes. */
const READ_AFTER = 5 * SECOND;

export function createNamesModel(options: NamesModelOptions): NamesModel {
  const { gateway, context, feed, events, onScreen, readAfter = READ_AFTER } = options;
  const names = signal<TargetNames>(NO_NAMES);
  const stops: (() => void)[] = [];
  let attend = (): void => {};
  let forget = (): void => {};
  // Another team of the same organization has the same names.
  const organization = stable(context.source, (source) => source && organizationKey(source));

  if (gateway.names !== undefined) {
    const { loader, revision } = gateway.names;
    const reader = createNamesReader(loader, names);
    const { send, now } = gateway;
    const calm = computed(() => isCalm(feed.state.value));
    const page = computed(() => placeKey(context.place.value));
    const asker = createNamesAsker({
      send,
      now,
      events,
      names,
      calm,
      onScreen,
      readAfter,
      reload: reader.reload,
    });
    ({ attend } = asker);
    forget = () => {
      const current = organization.peek();
      // Another reference: what is being read is of what was forgotten.
      reader.turnTo(current && { ...current });
      void reader.reload();
    };
    stops.push(
      effect(() => {
        const current = organization.value;
        untracked(() => reader.turnTo(current));
        if (current === undefined) return;
        return followWatched(revision(current), () => void reader.reload());
      }),
      effect(() => {
        const { value: connection } = context.connection;
        const mayAsk = connection !== undefined && connection.trouble === undefined;
        asker.turnTo(mayAsk ? organization.value : undefined, connection?.connectedAt);
      }),
      effect(() => {
        void page.value;
        asker.turnPage();
      }),
      asker.dispose,
      () => reader.turnTo(undefined),
    );
  }

  return {
    names,
    searchable: computed(() =>
      Array.from(names.value.all(), ({ target, names: own }) => ({ ...target, names: own.map(({ name }) => name) })),
    ),
    nameOf: (target) => nameOf(names.value, target),
    wasOf: (target) => formerNamesOf(names.value, target),
    attend: () => attend(),
    forget,
    dispose: () => {
      for (const stop of stops) stop();
    },
  };
}

/** Where the list cannot be had, nothing else can be. That the disk fails does not concern Make. */
function isCalm(state: FeedState): boolean {
  return (
    state.status === 'ready' && !state.refreshing && (state.trouble === undefined || state.trouble.kind === 'storage')
  );
}
