import { useId } from 'preact/hooks';
import { coverageGaps } from '@/lib/panel/feed/coverage-gaps';
import type { PanelAside } from '@/lib/panel/panel-aside';
import type { PanelModel } from '@/lib/panel/panel-model';
import { FACTS_TEXT } from '@/lib/text/facts';
import { PANEL_TEXT } from '@/lib/text/panel';
import { TimelineStrip } from '../timeline/timeline-strip';
import { Button } from '../ui/button';
import { FactList } from './fact-list';
import styles from './facts-bar.module.css';
import { FEW } from './facts-space';

interface FactsBarProps {
  readonly panel: PanelModel;
  readonly aside: PanelAside;
  /** What the person had the focus on is gone. */
  readonly onFocusSearch: () => void;
}

/** The list's entries by time and, on demand, by what they have in common. */
export function FactsBar({ panel, aside, onFocusSearch }: FactsBarProps) {
  const { feed, times } = panel;
  const { facts, timeline } = aside;
  const id = useId();
  const shown = feed.view.value?.length ?? 0;
  const open = facts.open.value;
  const coverage = feed.sourceState.value?.record.coverage;
  if (shown === 0 && !open) return undefined;

  const drawn = shown > FEW ? timeline.timeline.value : undefined;
  const narrow = () => {
    timeline.narrow();
    if ((feed.view.peek()?.length ?? 0) <= FEW) onFocusSearch();
  };
  return (
    <>
      <div class={styles.bar}>
        {drawn !== undefined && (
          <TimelineStrip
            timeline={drawn}
            selected={timeline.selected.value}
            coverage={FACTS_TEXT.coverage(shown, feed.held.value ?? 0)}
            gaps={coverage === undefined ? [] : coverageGaps(coverage)}
            times={times.value}
            onSelect={timeline.select}
            onStep={timeline.step}
            onShow={timeline.show}
            onClear={timeline.clear}
            onNarrow={narrow}
          />
        )}
        <Button
          size="small"
          variant="quiet"
          icon={open ? 'chevron-up' : 'chevron-down'}
          expanded={open}
          controls={id}
          onClick={() => facts.setOpen(!open)}
        >
          {FACTS_TEXT.facts}
        </Button>
      </div>
      <section id={id} class={styles.facts} aria-label={FACTS_TEXT.region} hidden={!open}>
        {open && (
          <>
            <p class={styles.coverage}>{coverageText(panel, shown)}</p>
            {facts.groups.value.map((group) => (
              <FactList
                key={group.field}
                group={group}
                onToggle={facts.toggle}
                onOnly={facts.only}
                onExclude={(fact) => {
                  facts.exclude(fact);
                  onFocusSearch();
                }}
              />
            ))}
          </>
        )}
      </section>
    </>
  );
}

function coverageText({ feed, times }: PanelModel, shown: number): string {
  const coverage = feed.sourceState.value?.record.coverage;
  const reach = coverage?.complete
    ? PANEL_TEXT.complete
    : coverage?.from !== undefined
      ? PANEL_TEXT.backTo(times.value.date(coverage.from))
      : undefined;
  return FACTS_TEXT.coverage(shown, feed.held.value ?? 0, reach);
}
