import { PANEL_TEXT } from '@/lib/text/panel';
import type { Times } from '@/lib/text/times';
import { Moment } from '../audit-log/moment';
import { IconButton } from '../ui/icon-button';
import styles from './coverage-line.module.css';

interface CoverageLineProps {
  readonly shown: number;
  /** Entries of the source that we hold. */
  readonly held: number;
  /** Make's own count, if it told. */
  readonly total: number | undefined;
  /** How far back we hold entries: ms since the epoch. */
  readonly from: number | undefined;
  readonly complete: boolean;
  readonly refreshing: boolean;
  /** When Make last answered well: ms since the epoch. */
  readonly lastSuccessAt: number | undefined;
  readonly times: Times;
  readonly onRefresh: () => void;
}

/** What of the log this list is, and how fresh: no number stands without its base. */
export function CoverageLine(props: CoverageLineProps) {
  const { shown, held, total, from, complete, refreshing, lastSuccessAt, times } = props;
  const reach = complete ? PANEL_TEXT.complete : from !== undefined && PANEL_TEXT.backTo(times.date(from));
  const loaded = !complete && total !== undefined && total > held && PANEL_TEXT.heldOf(held, total);
  return (
    <div class={styles.line}>
      <p class={styles.text} title={loaded || undefined}>
        <span class={styles.shown}>
          {shown < held
            ? PANEL_TEXT.shownOf(shown, held)
            : loaded
              ? PANEL_TEXT.loadedOf(held, total)
              : PANEL_TEXT.shown(shown)}
        </span>
        {reach && <span class={styles.reach}>{reach}</span>}
      </p>
      <p class={styles.fresh}>
        {refreshing ? (
          PANEL_TEXT.refreshing
        ) : lastSuccessAt === undefined ? (
          PANEL_TEXT.neverRefreshed
        ) : (
          <Moment ms={lastSuccessAt} times={times} show="relative" />
        )}
      </p>
      <IconButton size="small" icon="refresh" label={PANEL_TEXT.refresh} busy={refreshing} onClick={props.onRefresh} />
    </div>
  );
}
