import { useEffect } from 'preact/hooks';
import { isEverything } from '@/lib/audit-log/query';
import type { PanelModel } from '@/lib/panel/panel-model';
import { MINUTE, SECOND } from '@/lib/time';
import { AuditLogFeed } from './audit-log-feed';
import { FeedTail } from './feed-tail';
import type { PanelParts } from './later-parts';
import styles from './ready-feed.module.css';

interface ReadyFeedProps {
  readonly panel: PanelModel;
  /** `undefined` while they are on their way. */
  readonly parts: PanelParts | undefined;
  readonly covered: boolean;
  readonly onFocusSearch: () => void;
}

/** The list with its rows, or what to say when it has none. */
export function ReadyFeed({ panel, parts, covered, onFocusSearch }: ReadyFeedProps) {
  const { feed, filters, detail, times, cursor, neighbours } = panel;
  const view = feed.view.value;
  const older = feed.older.value;
  // Ages are told in minutes, a wait in seconds.
  const step = older.status === 'waiting' ? SECOND : MINUTE;
  const now = Math.floor(panel.now.value / step) * step;
  const query = filters.query.value;
  // The person asked for something: then older pages may be fetched to answer it. A page just opened costs nothing.
  const asked = filters.conditions.value.length > 0 || filters.text.value.trim() !== '';
  const isEmpty = view !== undefined && view.length === 0;
  useEffect(() => {
    if (isEmpty && asked && !covered) feed.reachedEnd();
  }, [isEmpty, asked, covered, older.status, query, feed]);

  if (view === undefined) return undefined;
  const from = feed.sourceState.value?.record.coverage.from;
  const tail = {
    older,
    now,
    narrowed: !isEverything(query),
    coveredTo: from === undefined ? undefined : () => times.value.date(from),
    onLoadOlder: feed.loadOlder,
  };
  if (isEmpty) {
    return (
      <div class={styles.empty}>
        {parts !== undefined && <parts.EmptyFeed panel={panel} asked={asked} onFocusSearch={onFocusSearch} />}
        {!isEverything(query) && <FeedTail {...tail} empty />}
      </div>
    );
  }
  const menu = panel.entryMenu.value;
  return (
    <>
      <AuditLogFeed
        {...tail}
        view={view}
        events={filters.events.value}
        names={panel.names.names.value}
        times={times.value}
        seenAt={feed.seenAt.value}
        eager={asked}
        covered={covered}
        highlights={panel.highlights.value}
        cursor={cursor}
        marked={neighbours.marked.value}
        reveal={neighbours.reveal.value}
        onRevealed={neighbours.revealed}
        onOpen={detail.open}
        onReachedEnd={feed.reachedEnd}
        onAtTop={feed.setAtTop}
        onShown={feed.setShown}
        onShowWaiting={feed.showWaiting}
        onMenu={panel.setEntryMenu}
      />
      {parts !== undefined && menu !== undefined && (
        <parts.EntryMenuHost key={menu} panel={panel} position={menu} onFocusSearch={onFocusSearch} />
      )}
    </>
  );
}
