import { useMemo } from 'preact/hooks';
import type { AuditLogEntry } from '@/lib/audit-log/entry';
import type { EventCatalog } from '@/lib/audit-log/events';
import { formerNamesOf, nameOf, type TargetNames } from '@/lib/audit-log/names';
import { targetOfEntry } from '@/lib/audit-log/target-of-entry';
import type { FeedCursor } from '@/lib/panel/feed/feed-cursor';
import type { FeedItem } from '@/lib/panel/feed/feed-layout';
import type { FeedView } from '@/lib/panel/feed/feed-view';
import type { Highlights } from '@/lib/panel/feed/highlights';
import type { Times } from '@/lib/text/times';
import { DayHeading } from './day-heading';
import { dayLabel } from './day-label';
import { EntryRow } from './entry-row';
import { UnreadDivider } from './unread-divider';

interface FeedRowProps {
  /** Of the list: what rows name each other by begins with it. */
  readonly id: string;
  readonly item: FeedItem;
  /** px from the top of the element that holds the rows. */
  readonly top: number;
  readonly view: FeedView;
  readonly events: EventCatalog;
  readonly names: TargetNames | undefined;
  readonly times: Times;
  /** ms since the epoch. */
  readonly now: number;
  /** When the person had last looked: ms since the epoch. */
  readonly seenAt: number | undefined;
  readonly cursor: FeedCursor;
  /** Position of the row that Tab leads to. */
  readonly tabStop: number;
  /** Position of the row that is marked; -1 for none. */
  readonly markedAt: number;
  readonly highlights: Highlights | undefined;
  readonly onOpen: (entry: AuditLogEntry) => void;
  readonly onMenu: (position: number) => void;
}

/** One row of the list, of whichever kind. */
export function FeedRow(props: FeedRowProps) {
  const { item, top, view, times, seenAt } = props;
  if (item.type === 'day') {
    return <DayHeading label={dayLabel(item.day, view, times)} count={item.day.count} top={top} />;
  }
  if (item.type === 'divider') return <UnreadDivider seenAt={seenAt} unread={view.unread} times={times} top={top} />;
  return <Entry row={props} position={item.position} />;
}

interface EntryProps {
  readonly row: FeedRowProps;
  readonly position: number;
}

/** Drawn anew only when something of it changed: scrolling redraws the list with every frame. */
function Entry({ row, position }: EntryProps) {
  const { id, top, view, events, names, times, now, cursor, tabStop, markedAt, highlights, onOpen, onMenu } = row;
  const current = position === tabStop;
  const marked = position === markedAt;
  return useMemo(() => {
    const entry = view.entry(position);
    const target = targetOfEntry(entry, events);
    return (
      <EntryRow
        id={`${id}-${position}`}
        entry={entry}
        targetName={names && nameOf(names, target)}
        formerNames={names && formerNamesOf(names, target)}
        highlights={highlights}
        events={events}
        times={times}
        now={now}
        unread={view.isUnread(position)}
        changed={view.isChanged(position)}
        arrivedLate={view.arrivedLate(position)}
        current={current}
        marked={marked}
        position={position + 1}
        setSize={view.length}
        top={top}
        onOpen={() => {
          cursor.set(position);
          onOpen(entry);
        }}
        onMenu={() => {
          cursor.set(position);
          onMenu(position);
        }}
        onFocus={() => cursor.set(position)}
      />
    );
  }, [id, position, top, view, events, names, times, now, current, marked, highlights, cursor, onOpen, onMenu]);
}
