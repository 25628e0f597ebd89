import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks';
import type { AuditLogEntry } from '@/lib/audit-log/entry';
import type { EventCatalog } from '@/lib/audit-log/events';
import type { TargetNames } from '@/lib/audit-log/names';
import type { FeedCursor } from '@/lib/panel/feed/feed-cursor';
import { createFeedLayout, type FeedItem } from '@/lib/panel/feed/feed-layout';
import type { OlderState } from '@/lib/panel/feed/feed-older';
import { spacerOf } from '@/lib/panel/feed/feed-scroll';
import type { FeedView } from '@/lib/panel/feed/feed-view';
import type { Highlights } from '@/lib/panel/feed/highlights';
import type { Reveal } from '@/lib/panel/neighbours/neighbours-model';
import { PANEL_TEXT } from '@/lib/text/panel';
import type { Times } from '@/lib/text/times';
import { Icon } from '../ui/icon';
import styles from './audit-log-feed.module.css';
import { dayLabel } from './day-label';
import { FeedRow } from './feed-row';
import { FeedTail } from './feed-tail';
import { StickyDay } from './sticky-day';
import { useAnchor } from './use-anchor';
import { useCursorFocus } from './use-cursor-focus';
import { usePageVisible } from './use-page-visible';
import { useReveal } from './use-reveal';
import { useRowHeights } from './use-row-heights';
import { useScroll } from './use-scroll';

interface AuditLogFeedProps {
  readonly view: FeedView;
  readonly events: EventCatalog;
  /** What the objects are called, as far as that is known. */
  readonly names?: TargetNames | undefined;
  readonly times: Times;
  /** ms since the epoch. */
  readonly now: number;
  readonly older: OlderState;
  readonly narrowed: boolean;
  readonly coveredTo: (() => string) | undefined;
  /** When the person had last looked: ms since the epoch. */
  readonly seenAt: number | undefined;
  /** Older entries are wanted before the person scrolled: they asked for something. */
  readonly eager: boolean;
  /** Something lies over the list: nobody reads it now. */
  readonly covered: boolean;
  readonly highlights: Highlights | undefined;
  readonly cursor: FeedCursor;
  /** The uuid of the entry to mark. */
  readonly marked: string | undefined;
  readonly reveal: Reveal | undefined;
  readonly onRevealed: () => void;
  readonly onOpen: (entry: AuditLogEntry) => void;
  readonly onReachedEnd: () => void;
  readonly onLoadOlder: () => void;
  readonly onAtTop: (atTop: boolean) => void;
  readonly onShown: (shown: { readonly from: number; readonly to: number } | undefined) => void;
  readonly onShowWaiting: () => void;
  /** The menu of the entry at this position was asked for. */
  readonly onMenu: (position: number) => void;
}

/** Rows drawn beyond what is visible, on each side. */
const OVERSCAN = 5;
/** Older entries are asked for this many screens before the end comes into sight. */
const AHEAD = 1.5;

/** The list: days and their entries, of which only those on screen are in the document. */
export function AuditLogFeed(props: AuditLogFeedProps) {
  const { view, events, times, now, covered, cursor } = props;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const examples = useRef<HTMLDivElement>(null);
  const heights = useRowHeights(examples);
  const layout = useMemo(
    () => createFeedLayout({ days: view.days, heights, dividerAt: view.dividerAt }),
    [view, heights],
  );
  const scroll = useScroll(scroller, layout.height);
  const { virtual, physical, viewport } = scroll;
  const visible = usePageVisible();
  const [reading, setReading] = useState(false);
  const [focusInside, setFocusInside] = useState(false);
  const [toTop, setToTop] = useState(false);
  const current = cursor.position.value;

  useAnchor({ view, layout, scroll, cursor });
  useReveal({ view, layout, scroll, cursor, reveal: props.reveal, onRevealed: props.onRevealed });
  const { marked } = props;
  const markedAt = useMemo(() => (marked === undefined ? -1 : view.positionOf(marked)), [view, marked]);

  const first = Math.max(0, layout.positionAt(virtual));
  const last = Math.max(first, layout.positionAt(virtual + viewport));
  const nearTop = virtual < heights.entry / 2;
  const atTop = nearTop && !covered && !reading;
  const nearEnd = virtual + viewport * (1 + AHEAD) >= layout.height && (virtual > 0 || props.eager);

  const { onAtTop, onShown, onReachedEnd } = props;
  useEffect(() => onAtTop(atTop), [atTop, onAtTop]);
  useEffect(
    () => onShown(covered || !visible ? undefined : { from: nearTop ? 0 : first, to: last }),
    [covered, visible, first, last, nearTop, onShown],
  );
  useEffect(() => {
    if (nearEnd && !covered && visible && view.length > 0) onReachedEnd();
  }, [nearEnd, covered, visible, view, props.older.status, onReachedEnd]);

  useCursorFocus({ scroller, layout, scroll, cursor });
  useEffect(() => {
    if (!toTop) return;
    setToTop(false);
    scroll.scrollTo(0);
    cursor.goTo(0);
  }, [view]);

  // The first picture is of what is seen; there is time for the rest as soon as that is painted.
  const [painted, setPainted] = useState(false);
  useEffect(() => setPainted(true), []);
  const beyond = painted ? OVERSCAN * heights.entry : 0;
  const items = layout.items(virtual - beyond, virtual + viewport + beyond);
  // Focus must not get lost when its row is scrolled out of sight; from outside, Tab leads to what is in sight.
  const drawn = focusInside && current < view.length ? withRow(items, current, layout.topOf(current)) : items;
  const tabStop = focusInside || (current >= first && current <= last) ? current : first;

  return (
    <div class={styles.frame}>
      <div ref={examples} class={styles.examples} aria-hidden="true">
        <div class={styles.exampleDay} />
        <div class={styles.exampleEntry} />
        <div class={styles.exampleDivider} />
      </div>
      {view.waiting > 0 && !covered && (
        <button
          type="button"
          class={styles.pill}
          onClick={() => {
            setToTop(true);
            props.onShowWaiting();
          }}
        >
          <Icon name="chevron-up" size="small" />
          {PANEL_TEXT.newEntries(view.waiting)}
        </button>
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only passes on the arrow keys of the rows inside */}
      <div
        ref={scroller}
        class={styles.scroller}
        onScroll={scroll.onScroll}
        onFocusIn={(event) => {
          setFocusInside(true);
          // By keyboard: whoever clicked may have turned away long ago.
          setReading(event.target instanceof Element && event.target.matches(':focus-visible'));
        }}
        onFocusOut={() => {
          setReading(false);
          setFocusInside(false);
        }}
        onKeyDown={(event) => {
          const steps: Readonly<Record<string, () => void>> = {
            ArrowDown: () => cursor.goBy(1),
            ArrowUp: () => cursor.goBy(-1),
            Home: () => cursor.goTo(0),
            End: () => cursor.goTo(view.length - 1),
          };
          const go = steps[event.key];
          if (go === undefined || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          go();
        }}
      >
        <StickyDay layout={layout} virtual={virtual} labelOf={(day) => dayLabel(day, view, times)} />
        <div
          class={styles.feed}
          role="feed"
          aria-label={PANEL_TEXT.list}
          aria-busy={props.older.status === 'loading'}
          style={{ height: `${spacerOf(layout.height)}px` }}
        >
          {drawn.map((item) => (
            <FeedRow
              key={keyOf(item, view)}
              id={id}
              item={item}
              top={item.top - virtual + physical}
              view={view}
              events={events}
              names={props.names}
              times={times}
              now={now}
              seenAt={props.seenAt}
              cursor={cursor}
              tabStop={tabStop}
              markedAt={markedAt}
              highlights={props.highlights}
              onOpen={props.onOpen}
              onMenu={props.onMenu}
            />
          ))}
        </div>
        <FeedTail
          older={props.older}
          narrowed={props.narrowed}
          coveredTo={props.coveredTo}
          now={now}
          onLoadOlder={props.onLoadOlder}
        />
      </div>
    </div>
  );
}

function keyOf(item: FeedItem, view: FeedView): string {
  if (item.type === 'entry') return view.entry(item.position).uuid;
  return item.type === 'day' ? `day ${item.day.key}` : 'divider';
}

/** With the row of an entry that is not among them, in its place. */
function withRow(items: readonly FeedItem[], position: number, top: number): readonly FeedItem[] {
  if (items.some((item) => item.type === 'entry' && item.position === position)) return items;
  const row = { type: 'entry', position, top } as const;
  return top < (items[0]?.top ?? 0) ? [row, ...items] : [...items, row];
}
