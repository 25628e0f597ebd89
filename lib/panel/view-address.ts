import { batch, effect, signal, untracked } from '@preact/signals';
import type { AuditLogQuery } from '@/lib/audit-log/query';
import { parseQuery } from '@/lib/audit-log/query/parse';
import { printQuery } from '@/lib/audit-log/query/print';
import type { ContextModel } from '@/lib/panel/context/context-model';
import type { DetailModel } from '@/lib/panel/detail/detail-model';
import type { FeedModel } from '@/lib/panel/feed/feed-model';
import type { FiltersModel } from '@/lib/panel/filters/filters-model';
import type { PageAddress } from '@/lib/panel/gateway/panel-gateway';
import type { NeighboursModel } from '@/lib/panel/neighbours/neighbours-model';
import { keptOrigins, type Origin, originsOf } from '@/lib/panel/neighbours/neighbours-origins';
import type { Level } from '@/lib/panel/place/context-place';
import { type PanelView, viewHash, viewOfHash } from '@/lib/panel/place/view-hash';
import { type Clock, SECOND } from '@/lib/time';

interface ViewAddressOptions {
  readonly address: PageAddress;
  readonly now: Clock;
  readonly context: Pick<ContextModel, 'mode' | 'place' | 'level' | 'chooseLevel' | 'choose' | 'follow'>;
  readonly filters: Pick<FiltersModel, 'chosen' | 'setChosen' | 'time'>;
  readonly feed: Pick<FeedModel, 'index'>;
  readonly detail: Pick<DetailModel, 'entry' | 'open' | 'close'>;
  readonly neighbours: Pick<NeighboursModel, 'marked' | 'origins' | 'stepped'>;
}

/** Letters typed within this time (ms) of each other are one step back. */
const ONE_STEP = 2 * SECOND;

interface ViewAddress {
  /** What is written next takes the place of what stands there: nobody steps back to that. */
  readonly replace: () => void;
  /** As `replace`; an entry that was to be opened is not. */
  readonly forget: () => void;
  readonly dispose: () => void;
}

/**
 * Keeps the view in the page's own address, and brings it back from there. What a person typed may be a name: the
 * address of an extension's page is sent nowhere, but a browser remembers it with its history.
 */
export function createViewAddress(options: ViewAddressOptions): ViewAddress {
  const { address, now, context, filters, feed, detail, neighbours } = options;
  /** An entry that is to be opened once the archive was read. */
  const awaited = signal<string | undefined>(undefined);
  let changedAt = Number.NEGATIVE_INFINITY;
  let last: PanelView = { query: '' };
  let replacing = false;

  function currentView(): PanelView {
    const place = context.mode.value === 'pinned' ? context.place.value : undefined;
    const entry = detail.entry.value?.uuid ?? awaited.value;
    const level = context.level.value;
    const at = neighbours.marked.value;
    return {
      ...(place === undefined ? {} : { place }),
      query: printQuery(filters.chosen.value),
      ...(level === usualLevel(filters.chosen.value) ? {} : { level }),
      ...(entry === undefined ? {} : { entry }),
      ...(at === undefined ? {} : { at }),
    };
  }

  function show({ query, level, entry, at }: PanelView): void {
    const asked = parseQuery(query, filters.time.peek()).query;
    if (query !== printQuery(filters.chosen.peek())) filters.setChosen(asked);
    context.chooseLevel(level ?? usualLevel(asked));
    neighbours.stepped(at, originsOf(address.state(), filters.time.peek()));
    if (entry === detail.entry.peek()?.uuid) return;
    detail.close();
    awaited.value = entry;
  }

  function write(view: PanelView, origins: readonly Origin[]): void {
    const hash = viewHash(view);
    const isMarked = view.at !== last.at && view.query === last.query;
    const typing = view.entry === last.entry && (isMarked || (view.at === undefined && now() - changedAt < ONE_STEP));
    if (view.query !== last.query) changedAt = now();
    last = view;
    const state = keptOrigins(origins);
    if (hash !== address.hash()) address.set(hash, typing || replacing ? 'replace' : 'push', state);
    else if (JSON.stringify(state) !== JSON.stringify(address.state() ?? [])) address.set(hash, 'replace', state);
    replacing = false;
  }

  const first = viewOfHash(address.hash());
  last = first;
  show(first);

  const stops = [
    effect(() => {
      const uuid = awaited.value;
      const index = feed.index.value;
      const row = uuid === undefined ? undefined : index?.rowOf(uuid);
      if (index === undefined || row === undefined) return;
      untracked(() =>
        batch(() => {
          awaited.value = undefined;
          detail.open(index.entry(row));
        }),
      );
    }),
    effect(() => {
      const view = currentView();
      const { value: origins } = neighbours.origins;
      untracked(() => write(view, origins));
    }),
    address.onStep(() => {
      const view = viewOfHash(address.hash());
      last = view;
      // As one change: what lies between two views is no view to keep.
      batch(() => {
        if (view.place !== undefined) context.choose(view.place);
        else if (context.mode.peek() === 'pinned') context.follow();
        show(view);
      });
    }),
  ];
  return {
    replace: () => {
      replacing = true;
    },
    forget: () => {
      replacing = true;
      awaited.value = undefined;
    },
    dispose: () => {
      for (const stop of stops) stop();
    },
  };
}

/** Who asks for a team or an object asks beyond those of the page. */
export function usualLevel({ team, target }: AuditLogQuery): Level {
  return team.include.length > 0 || target.include.length > 0 ? 'organization' : 'page';
}
