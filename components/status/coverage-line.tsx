import type { CoverageGap } from '@/lib/panel/coverage-gaps';
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
  /** Where entries may be missing in between, newest first. */
  readonly gaps: readonly CoverageGap[];
  /** Where entries that appeared late may still be missing. */
  readonly late?: CoverageGap | undefined;
  readonly refreshing: boolean;
  /** When Make last answered well: ms since the epoch. */
  readonly lastSuccessAt: number | undefined;
  readonly times: Times;
  readonly onRefresh: () => void;
}

/** What of the log this list is, and how fresh: no number stands without its base. */
export function CoverageLine(props: CoverageLineProps) {
  const { shown, held, total, from, complete, gaps, late, refreshing, lastSuccessAt, times } = props;
  const reach = complete ? PANEL_TEXT.complete : from !== undefined && PANEL_TEXT.backTo(times.shortDate(from));
  const isPart = !complete && total !== undefined && total > held;
  const searched = !complete && shown < held && searchedText(held, isPart ? total : undefined);
  const missing = gaps.map(({ after, before }) => PANEL_TEXT.gap(times.shortDate(after), times.shortDate(before)));
  if (late !== undefined) missing.push(PANEL_TEXT.lateGap(times.shortDate(late.after), times.shortDate(late.before)));
  const title = [...(isPart ? [PANEL_TEXT.heldOf(held, total)] : []), ...missing].join('\n');
  return (
    <div class={styles.line}>
      <p class={styles.text} title={title || undefined}>
        <span class={styles.shown}>{shownText(props, isPart)}</span>
        {searched && <span class={styles.more}>{searched}</span>}
        {reach && <span class={styles.more}>{reach}</span>}
        {missing.length > 0 && (
          <span class={styles.more}>{missing.length === 1 ? missing[0] : PANEL_TEXT.gaps(missing.length)}</span>
        )}
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

function shownText({ shown, held, total, complete }: CoverageLineProps, isPart: boolean): string {
  if (shown < held) return complete ? PANEL_TEXT.shownOf(shown, held) : PANEL_TEXT.matches(shown);
  return isPart && total !== undefined ? PANEL_TEXT.loadedOf(held, total) : PANEL_TEXT.shown(shown);
}

function searchedText(held: number, total: number | undefined): string {
  return total === undefined ? PANEL_TEXT.searched(held) : PANEL_TEXT.searchedOf(held, total);
}
