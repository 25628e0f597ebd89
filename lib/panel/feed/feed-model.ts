import { batch, computed, effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import type { EntryIndex } from '@/lib/archive/contract';
import type { EventCatalog } from '@/lib/audit-log/events';
import type { AuditLogQuery, SettledQuery } from '@/lib/audit-log/query';
import type { CivilTime } from '@/lib/audit-log/query/civil-time';
import { type AuditLogSource, sourceKey } from '@/lib/audit-log/source';
import type { NamedTarget } from '@/lib/audit-log/target-names';
import type { Failure } from '@/lib/failure';
import type { ContextModel } from '@/lib/panel/context/context-model';
import { followWatched } from '@/lib/panel/gateway/panel-follow';
import type { PanelGateway } from '@/lib/panel/gateway/panel-gateway';
import { createUnhurried } from '@/lib/panel/pace/unhurried';
import type { SourceState } from '@/lib/state/state';
import { holdingsOf } from './feed-holdings';
import { createFeedIndex } from './feed-index';
import { createFeedOlder, type OlderState } from './feed-older';
import { createSeenTimer } from './feed-seen-timer';
import { createFeedSettling } from './feed-settling';
import { type FeedState, feedState } from './feed-state';
import { createFeedStorage } from './feed-storage';
import { createFeedView, type FeedView, type Shown } from './feed-view';

export interface FeedModel {
  readonly state: ReadonlySignal<FeedState>;
  readonly view: ReadonlySignal<FeedView | undefined>;
  readonly index: ReadonlySignal<EntryIndex | undefined>;
  readonly sourceState: ReadonlySignal<SourceState | undefined>;
  readonly older: ReadonlySignal<OlderState>;
  /** Entries of the source that we hold, whatever the filters; `undefined` until all were read. */
  readonly held: ReadonlySignal<number | undefined>;
  /** New since the person last looked, in the whole source: also what the filters hide. */
  readonly unread: ReadonlySignal<number>;
  /** When the person had looked before what is marked new came in: ms since the epoch. */
  readonly seenAt: ReadonlySignal<number | undefined>;
  /** A query as it is meant now: what the list shows, and what counts and exports beside it must ask. */
  readonly settled: (query: AuditLogQuery) => SettledQuery;
  readonly refresh: () => void;
  readonly reachedEnd: () => void;
  readonly loadOlder: () => void;
  /** Whether the person is at the top of the list: only there new entries are put in at once. */
  readonly setAtTop: (atTop: boolean) => void;
  /** Puts in the entries that wait. */
  readonly showWaiting: () => void;
  readonly shown: ReadonlySignal<Shown | undefined>;
  /** Positions on screen now; `undefined` while the list is covered or the page hidden. */
  readonly setShown: (shown: Shown | undefined) => void;
  readonly dispose: () => void;
}

interface FeedModelOptions {
  readonly gateway: Pick<PanelGateway, 'send' | 'state' | 'indexes' | 'now' | 'drawn'>;
  readonly context: Pick<ContextModel, 'situation' | 'place' | 'zone' | 'connections' | 'connection' | 'source'>;
  readonly query: ReadonlySignal<AuditLogQuery>;
  readonly events: ReadonlySignal<EventCatalog>;
  readonly dayKey: ReadonlySignal<(ms: number) => string>;
  /** What objects are called, so that words find them by it. */
  readonly names?: ReadonlySignal<readonly NamedTarget[]>;
  /** The clocks and days that dates in the query are of. */
  readonly time: ReadonlySignal<CivilTime>;
  /** ms since the epoch, moving on by itself: periods up to now move with it. */
  readonly clock?: ReadonlySignal<number>;
}

/** As many as a high panel shows at once. */
const SCREEN_ROWS = 20;

export function createFeedModel(options: FeedModelOptions): FeedModel {
  const { gateway, context, query, events, names, dayKey, time, clock } = options;
  const { send, state: stored } = gateway;
  const sourceState = signal<SourceState | undefined>(undefined);
  const commandFailure = signal<Failure | undefined>(undefined);
  const asking = signal(0);
  const seenAt = signal<number | undefined>(undefined);
  const waitAfter = signal(Number.POSITIVE_INFINITY);
  let atTop = true;
  const feedIndex = createFeedIndex({ loader: gateway.indexes, drawn: gateway.drawn });
  const { index, isWhole } = feedIndex;
  // A back-fill brings pages faster than a million rows are put in order again.
  const brought = createUnhurried(feedIndex.reload, gateway.now);
  const storage = createFeedStorage(stored, () => void feedIndex.reload());
  const connectedAt = computed(() => context.connection.value?.connectedAt);
  const { settled, following } = createFeedSettling({ now: gateway.now, time, seenAt, clock });

  const arrivedAfter = computed(() => seenAt.value ?? Number.POSITIVE_INFINITY);
  const view = computed(() => {
    const { value: source } = context.source;
    if (index.value === undefined || source === undefined) return undefined;
    const found = createFeedView({
      index: index.value,
      source,
      query: query.value,
      settled: following(query.value),
      events: events.value,
      names: names?.value ?? [],
      dayKey: dayKey.value,
      seenAt: arrivedAfter.value,
      waitAfter: waitAfter.value,
    });
    // Of the newest entries alone, few or none may match though there are many.
    return isWhole.value || found.length >= SCREEN_ROWS ? found : undefined;
  });
  const everything = holdingsOf({ index, source: context.source, events, arrivedAfter, waitAfter });
  const held = computed(() => everything.value?.held);
  const question = computed(() => context.source.value && { source: context.source.value, query: query.value });
  const complete = computed(() => sourceState.value?.record.coverage.complete ?? false);
  const older = createFeedOlder({
    send,
    question: () => {
      const asked = question.peek();
      return asked && { source: asked.source, query: untracked(() => settled(asked.query)) };
    },
    matches: () => view.peek()?.length ?? 0,
    reload: feedIndex.reload,
    now: gateway.now,
  });

  async function ask(command: 'source.open' | 'source.refresh', source: AuditLogSource) {
    asking.value += 1;
    const answer = await send(command, { source });
    batch(() => {
      asking.value -= 1;
      if (isCurrent(source)) commandFailure.value = answer.ok ? undefined : answer.failure;
    });
  }

  /** Asks nothing of Make: the list is not being refreshed meanwhile. */
  async function markSeen(source: AuditLogSource) {
    const answer = await send('source.mark-seen', { source });
    if (!answer.ok && isCurrent(source)) commandFailure.value = answer.failure;
  }

  function showWaiting(): void {
    waitAfter.value = atTop ? Number.POSITIVE_INFINITY : (everything.peek()?.newestArrival ?? 0);
  }

  function isCurrent(source: AuditLogSource): boolean {
    const current = context.source.peek();
    return current !== undefined && sourceKey(current) === sourceKey(source);
  }

  const stops: (() => void)[] = [
    // Another source: another list, from its top.
    effect(() => {
      const { value: source } = context.source;
      sourceState.value = undefined;
      commandFailure.value = undefined;
      seenAt.value = undefined;
      waitAfter.value = Number.POSITIVE_INFINITY;
      untracked(() => feedIndex.turnTo(source));
      if (source === undefined) return;
      let revision: number | undefined;
      let filling = false;
      return followWatched(stored.source(source), (value) => {
        const changed = revision !== undefined && value?.revision !== revision;
        revision = value?.revision ?? 0;
        batch(() => {
          sourceState.value = value;
          if (seenAt.peek() === undefined) seenAt.value = value?.record.seenAt ?? 0;
        });
        // Its end is waited for.
        if (filling && value?.backfill?.state !== 'running') void feedIndex.reload();
        else if (changed) brought.run();
        filling = value?.backfill?.state === 'running';
      });
    }),
    effect(() => {
      const { value: source } = context.source;
      if (source !== undefined && connectedAt.value !== undefined) untracked(() => void ask('source.open', source));
    }),
    // What was new and seen stops being marked when something newer comes in.
    effect(() => {
      const newest = everything.value?.newestArrival ?? 0;
      untracked(() => {
        const seen = sourceState.peek()?.record.seenAt;
        if (seen !== undefined && newest > seen && seen > (seenAt.peek() ?? 0)) seenAt.value = seen;
      });
    }),
    // Another question leaves out nothing that we hold: another list is read from where it begins.
    effect(() => {
      if (question.value !== undefined) untracked(showWaiting);
    }),
    // It begins anew at its own end, too; the end of everything is the end of every question.
    effect(() => {
      if (question.value !== undefined) older.restart(complete.value);
    }),
  ];

  const unseen = computed(() => sourceState.value?.record.unseen ?? 0);
  const seen = createSeenTimer(() => {
    const source = context.source.peek();
    if (source !== undefined && unseen.peek() > 0) void markSeen(source);
  });
  const shown = signal<Shown | undefined>(undefined);
  stops.push(
    effect(() => {
      const covered = view.value?.unread === everything.value?.unread && everything.value?.waiting === 0;
      seen.run(shown.value?.from === 0 && covered && unseen.value > 0);
    }),
    seen.stop,
    brought.stop,
    older.dispose,
    storage.dispose,
  );

  return {
    state: computed(() =>
      feedState({
        situation: context.situation.value,
        place: context.place.value,
        zone: context.zone.value,
        connections: context.connections.value,
        sourceState: sourceState.value,
        held: view.value && held.value,
        failure: commandFailure.value ?? feedIndex.failure.value,
        storage: storage.trouble.value,
        asking: asking.value > 0,
      }),
    ),
    view,
    index,
    sourceState,
    older: older.state,
    held: computed(() => (isWhole.value ? held.value : undefined)),
    unread: computed(() => everything.value?.unread ?? 0),
    seenAt,
    settled: (asked) => untracked(() => settled(asked)),
    refresh: () => {
      const source = context.source.peek();
      if (source !== undefined) void ask('source.refresh', source);
    },
    reachedEnd: older.reachedEnd,
    loadOlder: older.loadMore,
    setAtTop: (value) => {
      if (value === atTop) return;
      atTop = value;
      showWaiting();
    },
    showWaiting,
    shown,
    setShown: (value) => {
      shown.value = value;
    },
    dispose: () => {
      for (const stop of stops) stop();
    },
  };
}
