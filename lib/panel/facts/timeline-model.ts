import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { OffsetAt } from '@/lib/archive/calendar';
import { firstIndex } from '@/lib/archive/columns/sort-rows';
import type { Timeline, TimelineRange } from '@/lib/archive/facts';
import type { EventCatalog } from '@/lib/audit-log/events';
import { EVERYTHING } from '@/lib/audit-log/query';
import type { CivilTime } from '@/lib/audit-log/query/civil-time';
import type { FeedCursor } from '@/lib/panel/feed/feed-cursor';
import type { FeedView } from '@/lib/panel/feed/feed-view';
import type { FiltersModel } from '@/lib/panel/filters/filters-model';
import { MINUTE } from '@/lib/time';

/** Numbers of bars, both included. */
export interface BarSpan {
  readonly first: number;
  readonly last: number;
}

export interface TimelineModel {
  /** What the list shows, by time, over all that is held of the source. Counted only while somebody looks at it. */
  readonly timeline: ReadonlySignal<Timeline | undefined>;
  readonly selected: ReadonlySignal<BarSpan | undefined>;
  /** Selects a bar, as far as there is one, or extends what is selected to it. */
  readonly select: (bar: number, extend: boolean) => void;
  /** Selects the bar beside the last one. */
  readonly step: (by: number, extend: boolean) => void;
  readonly clear: () => void;
  /** Shows only what is selected. */
  readonly narrow: () => void;
  /** Goes in the list to the newest entry of a bar, or to the next older one. */
  readonly show: (bar: number) => void;
}

interface TimelineModelOptions {
  readonly view: ReadonlySignal<FeedView | undefined>;
  readonly events: ReadonlySignal<EventCatalog>;
  readonly time: ReadonlySignal<CivilTime>;
  readonly cursor: Pick<FeedCursor, 'goTo'>;
  readonly filters: Pick<FiltersModel, 'add'>;
}

/** When the bars at both ends begin, in ms since the epoch: they are the same bars after more was read. */
interface Brush {
  readonly anchor: number;
  readonly head: number;
}

export function createTimelineModel({ view, events, time, cursor, filters }: TimelineModelOptions): TimelineModel {
  const brush = signal<Brush | undefined>(undefined);
  const index = computed(() => view.value?.index);
  const source = computed(() => view.value?.source);
  const offsetAt = computed(() => rememberedOffset(time.value));

  /** Over all that is held, whatever the query: bars stay where they are while one types. */
  const range = computed((): TimelineRange | undefined => {
    const { value: all } = index;
    if (all === undefined || source.value === undefined) return undefined;
    const rows = all.search(source.value, EVERYTHING, events.peek());
    const timeAt = (position: number): number => all.triggeredAt(rows[position] ?? 0);
    const known = firstIndex(0, rows.length, (position) => Number.isNaN(timeAt(position)));
    return known === 0 ? undefined : { from: timeAt(known - 1), to: timeAt(0), offsetAt: offsetAt.value };
  });
  const timeline = computed(() =>
    view.value === undefined || range.value === undefined
      ? undefined
      : view.value.index.timeline(view.value.rows, range.value),
  );

  const ends = computed(() => {
    const { value: selection } = brush;
    const bars = timeline.value?.bars ?? [];
    if (selection === undefined) return undefined;
    const anchor = bars.findIndex(({ from }) => from === selection.anchor);
    const head = bars.findIndex(({ from }) => from === selection.head);
    return anchor < 0 || head < 0 ? undefined : { anchor, head };
  });
  const selected = computed(() => {
    if (ends.value === undefined) return undefined;
    const { anchor, head } = ends.value;
    return { first: Math.min(anchor, head), last: Math.max(anchor, head) };
  });

  function select(bar: number, extend: boolean): void {
    const bars = timeline.peek()?.bars ?? [];
    const head = bars[Math.min(Math.max(0, bar), bars.length - 1)];
    if (head === undefined) return;
    const anchor = extend && ends.peek() !== undefined ? brush.peek()?.anchor : undefined;
    brush.value = { anchor: anchor ?? head.from, head: head.from };
  }

  function clear(): void {
    brush.value = undefined;
  }

  return {
    timeline,
    selected,
    select,
    step: (by, extend) => {
      const from = ends.peek()?.head ?? (by < 0 ? Number.POSITIVE_INFINITY : -1);
      select(from + by, extend);
    },
    clear,
    narrow: () => {
      const bars = timeline.peek()?.bars ?? [];
      const [first, last] = [bars[selected.peek()?.first ?? -1], bars[selected.peek()?.last ?? -1]];
      if (first === undefined || last === undefined) return;
      const { after = first.from, before = last.to } = view.peek()?.settled.period ?? {};
      // A bar may reach beyond what was asked for already; one that lies outside asks for something else.
      const within = { after: Math.max(first.from, after), before: Math.min(last.to, before) };
      clear();
      filters.add({
        field: 'period',
        value: within.after < within.before ? within : { after: first.from, before: last.to },
      });
    },
    show: (bar) => {
      const { bars, later } = timeline.peek() ?? { bars: [], later: 0 };
      cursor.goTo(bars.slice(bar + 1).reduce((above, { count }) => above + count, later));
    },
  };
}

/** What clocks are ahead changes at full quarters of an hour, and asking the calendar takes its time. */
function rememberedOffset(time: CivilTime): OffsetAt {
  const known = new Map<number, number>();
  return (ms) => {
    const quarter = Math.floor(ms / (15 * MINUTE)) * 15 * MINUTE;
    const offset = known.get(quarter) ?? time.at(quarter) - quarter;
    known.set(quarter, offset);
    return offset;
  };
}
