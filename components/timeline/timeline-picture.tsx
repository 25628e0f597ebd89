import type { TimelineBar } from '@/lib/archive/facts';
import type { BarStretch } from '@/lib/panel/facts/timeline-gaps';
import type { BarSpan } from '@/lib/panel/facts/timeline-model';
import styles from './timeline-strip.module.css';

interface TimelinePictureProps {
  readonly bars: readonly TimelineBar[];
  /** Where entries may be missing. */
  readonly gaps: readonly BarStretch[];
  readonly selected: BarSpan | undefined;
}

/** In units of the picture, which is stretched to its place: a bar and the gap after it are 10 wide. */
const WIDTH = 10;
const GAP = 2;
const HEIGHT = 100;
/** A single entry is seen beside ten thousand. */
const LEAST = 8;
/** An hour is seen in a picture of a year. In bars. */
const NARROWEST = 0.3;

/** Bars as one path, however many there are; the control around it says what they are. */
export function TimelinePicture({ bars, gaps, selected }: TimelinePictureProps) {
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const path = bars
    .map(({ count }, at) => {
      if (count === 0) return '';
      const height = LEAST + Math.round(((HEIGHT - LEAST) * count) / most);
      return `M${at * WIDTH + GAP / 2} ${HEIGHT}v-${height}h${WIDTH - GAP}v${height}z`;
    })
    .join('');
  return (
    <svg
      class={styles.picture}
      viewBox={`0 0 ${bars.length * WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      {selected !== undefined && (
        <rect
          class={styles.selection}
          x={selected.first * WIDTH}
          y="0"
          width={(selected.last - selected.first + 1) * WIDTH}
          height={HEIGHT}
        />
      )}
      <path class={styles.bars} d={path} />
      {/* Over the bars: a short one would hide behind the bar it is in. */}
      {gaps.map(({ from, to }) => {
        const width = Math.max(to - from, NARROWEST);
        const x = Math.min(from, bars.length - width);
        return <rect key={from} class={styles.gap} x={x * WIDTH} y="0" width={width * WIDTH} height={HEIGHT} />;
      })}
    </svg>
  );
}
