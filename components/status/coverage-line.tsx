import type { CoverageGap } from '@/lib/panel/feed/coverage-gaps';
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
  const { held, total, complete, gaps, late, refreshing, lastSuccessAt, times } = props;
  const isPart = !complete && total !== undefined && total > held;
  const missing = gaps.map(({ after, before }) => PANEL_TEXT.gap(times.shortDate(after), times.shortDate(before)));
  if (late !== undefined) missing.push(PANEL_TEXT.lateGap(times.shortDate(late.after), times.shortDate(late.before)));
  const { found, searched, reach } = partsOf(props, isPart, PANEL_TEXT);
  const parts = [found, searched, reach, missing.length > 1 ? PANEL_TEXT.gaps(missing.length) : missing[0]].filter(
    isSaid,
  );
  const short = partsOf(props, isPart, PANEL_TEXT.narrow);
  // What matters least is last, where the line may be cut off: how much was searched says as well that it was not all.
  const gapsInShort = missing.length > 0 ? PANEL_TEXT.gaps(missing.length) : undefined;
  const narrow = [
    short.found,
    short.searched,
    gapsInShort,
    short.searched === undefined ? short.reach : undefined,
  ].filter(isSaid);
  const title = [parts.join(' · '), ...(isPart ? [PANEL_TEXT.heldOf(held, total)] : []), ...missing].join('\n');
  return (
    <div class={styles.line}>
      <p class={styles.text} title={title}>
        <span class={styles.wide}>
          {parts.map((part, at) => (
            <span key={part} class={at === 0 ? styles.shown : styles.more}>
              {part}
            </span>
          ))}
        </span>
        {/* Drawn by the style sheet alone: who reads the page otherwise has the whole line. */}
        <span class={styles.narrow} data-text={narrow.join(' · ')} aria-hidden="true" />
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

/** In its place until what is held was counted: numbers of a part would be gone at the next glance. */
export function CoverageSpace() {
  return <div class={styles.line} />;
}

/** Of the whole line, or of a short one. */
type Words = Pick<typeof PANEL_TEXT, keyof typeof PANEL_TEXT.narrow> | typeof PANEL_TEXT.narrow;

function partsOf(props: CoverageLineProps, isPart: boolean, words: Words) {
  const { shown, held, total, from, complete, times } = props;
  const searched =
    complete || shown >= held
      ? undefined
      : isPart && total !== undefined
        ? words.searchedOf(held, total)
        : words.searched(held);
  const reach = complete ? words.complete : from === undefined ? undefined : words.backTo(times.shortDate(from));
  return { found: shownText(props, isPart, words), searched, reach };
}

function shownText({ shown, held, total, complete }: CoverageLineProps, isPart: boolean, words: Words): string {
  if (shown < held) return complete ? words.shownOf(shown, held) : words.matches(shown);
  return isPart && total !== undefined ? words.loadedOf(held, total) : words.shown(shown);
}

function isSaid(part: string | undefined): part is string {
  return part !== undefined;
}
