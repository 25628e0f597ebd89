import type { PanelModel } from '@/lib/panel/panel-model';
import { PANEL_TEXT } from '@/lib/text/panel';
import { Button } from '../ui/button';
import { FailureNotice } from './failure-notice';
import styles from './feed-notices.module.css';

interface FeedNoticesProps {
  readonly panel: PanelModel;
}

/** What is to be known of the list as it stands: trouble, new entries it does not show, rows that could not be read. */
export function FeedNotices({ panel }: FeedNoticesProps) {
  const { feed, filters, context } = panel;
  const state = feed.state.value;
  const view = feed.view.value;
  const outside = feed.unread.value - (view?.unread ?? 0);
  const unreadable = feed.sourceState.value?.record.unreadable ?? 0;
  const foreign = feed.sourceState.value?.record.foreign ?? 0;
  const lastSuccessAt = feed.sourceState.value?.record.lastSuccessAt;
  const damaged = feed.index.value?.damagedBlocks ?? 0;
  return (
    <>
      {state.status === 'ready' && state.trouble !== undefined && (
        <FailureNotice
          failure={state.trouble}
          now={panel.now.value}
          lastSuccessAt={lastSuccessAt}
          times={panel.times.value}
          onAction={panel.act}
        />
      )}
      {outside > 0 && (
        <p class={styles.line}>
          {PANEL_TEXT.newElsewhere(outside)}
          <Button
            size="small"
            variant="quiet"
            onClick={() => {
              filters.clear();
              context.chooseLevel('organization');
            }}
          >
            {PANEL_TEXT.showThem}
          </Button>
        </p>
      )}
      {unreadable > 0 && <p class={styles.line}>{PANEL_TEXT.unreadable(unreadable)}</p>}
      {foreign > 0 && <p class={styles.line}>{PANEL_TEXT.foreign(foreign)}</p>}
      {damaged > 0 && <p class={styles.line}>{PANEL_TEXT.damaged(damaged)}</p>}
    </>
  );
}
