import { useId, useRef, useState } from 'preact/hooks';
import type { Timeline } from '@/lib/archive/facts';
import { isCut, stretchesOf } from '@/lib/panel/facts/timeline-gaps';
import type { BarSpan, TimelineModel } from '@/lib/panel/facts/timeline-model';
import type { CoverageGap } from '@/lib/panel/feed/coverage-gaps';
import { FACTS_TEXT, spanName } from '@/lib/text/facts';
import type { Times } from '@/lib/text/times';
import { TimelineCaption } from './timeline-caption';
import { TimelinePicture } from './timeline-picture';
import styles from './timeline-strip.module.css';
import { TimelineTable } from './timeline-table';

interface TimelineStripProps {
  readonly timeline: Timeline;
  readonly selected: BarSpan | undefined;
  /** What of the log the picture is of. */
  readonly coverage: string;
  /** Where entries may be missing. */
  readonly gaps: readonly CoverageGap[];
  readonly times: Times;
  readonly onSelect: TimelineModel['select'];
  readonly onStep: TimelineModel['step'];
  readonly onShow: TimelineModel['show'];
  readonly onClear: () => void;
  readonly onNarrow: () => void;
}

/** Where in time the list's entries lie, and a way to go there or to see only those. */
export function TimelineStrip(props: TimelineStripProps) {
  const { timeline, selected, coverage, gaps, times, onSelect, onStep, onShow, onClear, onNarrow } = props;
  const { bars, unit } = timeline;
  const id = useId();
  const dragging = useRef<{ readonly from: number; moved: boolean } | undefined>(undefined);
  const [hovered, setHovered] = useState<number>();
  const told = selected ?? (hovered === undefined ? undefined : { first: hovered, last: hovered });
  const stretches = stretchesOf(gaps, bars);
  const textOf = (span: BarSpan): string => {
    const text = spanText(timeline, span, times);
    return isCut(stretches, span) ? `${text}; ${FACTS_TEXT.mayMiss}` : text;
  };

  function barAt(event: MouseEvent): number {
    if (!(event.currentTarget instanceof Element)) return 0;
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const share = width === 0 ? 0 : (event.clientX - left) / width;
    return Math.min(Math.max(0, Math.floor(share * bars.length)), bars.length - 1);
  }

  const act: Readonly<Record<string, (extend: boolean) => void>> = {
    ArrowLeft: (extend) => onStep(-1, extend),
    ArrowDown: (extend) => onStep(-1, extend),
    ArrowRight: (extend) => onStep(1, extend),
    ArrowUp: (extend) => onStep(1, extend),
    Home: (extend) => onSelect(0, extend),
    End: (extend) => onSelect(bars.length - 1, extend),
    ...(selected === undefined ? {} : { Enter: onNarrow, Escape: onClear }),
  };

  return (
    <div class={styles.strip}>
      <div
        class={styles.slider}
        role="slider"
        tabIndex={0}
        aria-label={FACTS_TEXT.timeline}
        aria-describedby={id}
        aria-valuemin={1}
        aria-valuemax={bars.length}
        aria-valuenow={(selected?.last ?? bars.length - 1) + 1}
        aria-valuetext={selected === undefined ? FACTS_TEXT.nothingSelected : textOf(selected)}
        onKeyDown={(event) => {
          const action = act[event.key];
          if (action === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
          event.preventDefault();
          action(event.shiftKey);
        }}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          const bar = barAt(event);
          dragging.current = { from: bar, moved: false };
          event.currentTarget.setPointerCapture(event.pointerId);
          onSelect(bar, event.shiftKey);
        }}
        onPointerMove={(event) => {
          const bar = barAt(event);
          setHovered(bar);
          const { current: drag } = dragging;
          if (drag === undefined || (!drag.moved && bar === drag.from)) return;
          drag.moved = true;
          onSelect(bar, true);
        }}
        onPointerUp={(event) => {
          const { current: drag } = dragging;
          dragging.current = undefined;
          if (drag !== undefined && !drag.moved && !event.shiftKey) onShow(drag.from);
        }}
        onPointerCancel={() => {
          dragging.current = undefined;
        }}
        onPointerLeave={() => setHovered(undefined)}
        onDblClick={onNarrow}
      >
        <TimelinePicture bars={bars} gaps={stretches} selected={selected} />
      </div>
      <p id={id} class="visually-hidden">
        {FACTS_TEXT.timelineHelp}
      </p>
      <TimelineCaption
        text={told === undefined ? captionText(timeline, coverage) : textOf(told)}
        selected={selected !== undefined}
        onNarrow={onNarrow}
        onClear={onClear}
      />
      <TimelineTable
        caption={`${FACTS_TEXT.timeline}. ${captionText(timeline, coverage)}`}
        bars={bars}
        gaps={stretches}
        nameOf={(bar) => spanName(bar, unit === 'hour', times)}
      />
    </div>
  );
}

function captionText({ unit, earlier, later, unknown }: Timeline, coverage: string): string {
  const outside = earlier + later + unknown;
  return FACTS_TEXT.per(unit, outside === 0 ? coverage : `${coverage}; ${FACTS_TEXT.outside(outside)}`);
}

function spanText({ bars, unit }: Timeline, { first, last }: BarSpan, times: Times): string {
  const within = bars.slice(first, last + 1);
  const span = { from: within[0]?.from ?? Number.NaN, to: within.at(-1)?.to ?? Number.NaN };
  const count = within.reduce((sum, bar) => sum + bar.count, 0);
  return FACTS_TEXT.bar(spanName(span, unit === 'hour', times), count);
}
