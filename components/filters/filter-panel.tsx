import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { type Condition, conditionKey } from '@/lib/audit-log/query/condition';
import type { FilterOptions } from '@/lib/panel/filters/filters-model';
import { personName } from '@/lib/panel/filters/filters-names';
import type { DayRange, PeriodPreset } from '@/lib/panel/filters/filters-period';
import type { FailureActionKind } from '@/lib/text/failure-text';
import { FILTERS_TEXT } from '@/lib/text/filters';
import { PANEL_TEXT } from '@/lib/text/panel';
import { FailureMessage } from '../status/failure-message';
import { Spinner } from '../ui/spinner';
import { ChoiceList } from './choice-list';
import styles from './filter-panel.module.css';
import { FilterSection } from './filter-section';
import { PeriodChoice } from './period-choice';

interface FilterPanelProps {
  /** Questions kept under names, above all else. */
  readonly savedViews?: ComponentChildren;
  readonly options: FilterOptions;
  readonly conditions: readonly Condition[];
  readonly preset: PeriodPreset | 'days' | undefined;
  readonly days: DayRange;
  /** Only where there are several teams to tell apart. */
  readonly offersTeams: boolean;
  /** ms since the epoch. */
  readonly now: number;
  readonly onPreset: (preset: PeriodPreset | undefined) => void;
  readonly onDays: (days: DayRange) => void;
  readonly onAdd: (conditions: readonly Condition[]) => void;
  readonly onRemove: (conditions: readonly Condition[]) => void;
  /** Where what Make offers could not be had. */
  readonly onAction: (kind: FailureActionKind) => void;
}

type Section = 'time' | 'event' | 'actor' | 'team';

/** What Make offers to filter by, and time. The list follows every choice at once. */
export function FilterPanel(props: FilterPanelProps) {
  const { options, conditions } = props;
  const [open, setOpen] = useState<Section | undefined>('event');
  const toggle = (section: Section) => setOpen(open === section ? undefined : section);
  const countOf = (field: Condition['field']) => conditions.filter((condition) => condition.field === field).length;

  return (
    <section class={styles.panel} aria-label={FILTERS_TEXT.region}>
      {props.savedViews}
      <FilterSection
        title={FILTERS_TEXT.time}
        chosen={countOf('period')}
        open={open === 'time'}
        onToggle={() => toggle('time')}
      >
        <PeriodChoice preset={props.preset} days={props.days} onPreset={props.onPreset} onDays={props.onDays} />
      </FilterSection>
      {options.status === 'loading' && (
        <p class={styles.note}>
          <Spinner />
          {FILTERS_TEXT.loading}
        </p>
      )}
      {options.status === 'failed' && (
        <div class={styles.failed}>
          <FailureMessage failure={options.failure} now={props.now} onAction={props.onAction} />
        </div>
      )}
      {options.status === 'ready' && (
        <>
          <FilterSection
            title={FILTERS_TEXT.events}
            chosen={countOf('event')}
            open={open === 'event'}
            onToggle={() => toggle('event')}
          >
            <ChoiceList
              title={FILTERS_TEXT.events}
              groups={options.filters.eventGroups.map(({ header, items }) => ({
                header: header === '' ? FILTERS_TEXT.unnamedGroup : header,
                items,
              }))}
              {...choosing<string>(props, (value) => ({ field: 'event', mode: 'include', value }))}
            />
          </FilterSection>
          <FilterSection
            title={FILTERS_TEXT.people}
            chosen={countOf('actor')}
            open={open === 'actor'}
            onToggle={() => toggle('actor')}
          >
            <ChoiceList
              title={FILTERS_TEXT.people}
              groups={[
                {
                  header: '',
                  items: options.filters.users.map((user) => ({
                    value: user.id,
                    label: personName(user),
                    ...(user.email === undefined || user.name === undefined ? {} : { hint: user.email }),
                  })),
                },
              ]}
              {...choosing<number>(props, (value) => ({ field: 'actor', mode: 'include', value }))}
            />
          </FilterSection>
          {props.offersTeams && options.filters.teams.length > 0 && (
            <FilterSection
              title={FILTERS_TEXT.teams}
              chosen={countOf('team')}
              open={open === 'team'}
              onToggle={() => toggle('team')}
            >
              <ChoiceList
                title={FILTERS_TEXT.teams}
                groups={[
                  {
                    header: '',
                    items: options.filters.teams.map(({ id, name }) => ({
                      value: id,
                      label: PANEL_TEXT.teamName(name, id),
                    })),
                  },
                ]}
                {...choosing<number>(props, (value) => ({ field: 'team', mode: 'include', value }))}
              />
            </FilterSection>
          )}
        </>
      )}
    </section>
  );
}

/** The check boxes of one field, in terms of conditions. */
function choosing<Value>(
  { conditions, onAdd, onRemove }: FilterPanelProps,
  conditionOf: (value: Value) => Condition,
): Choosing<Value> {
  const keys = new Set(conditions.map(conditionKey));
  return {
    isChosen: (value) => keys.has(conditionKey(conditionOf(value))),
    onChange: (values, chosen) => (chosen ? onAdd : onRemove)(values.map(conditionOf)),
  };
}

interface Choosing<Value> {
  readonly isChosen: (value: Value) => boolean;
  readonly onChange: (values: readonly Value[], chosen: boolean) => void;
}
