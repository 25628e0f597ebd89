import type { DayRange, PeriodPreset } from '@/lib/panel/filters/filters-period';
import { FILTERS_TEXT } from '@/lib/text/filters';
import { Pill } from '../ui/pill';
import { TextField } from '../ui/text-field';
import styles from './period-choice.module.css';

interface PeriodChoiceProps {
  readonly preset: PeriodPreset | 'days' | undefined;
  readonly days: DayRange;
  readonly onPreset: (preset: PeriodPreset | undefined) => void;
  readonly onDays: (days: DayRange) => void;
}

const PRESETS: readonly PeriodPreset[] = ['today', 'day', 'week', 'month'];

/** The usual spans a press away, any other by its first and last day. */
export function PeriodChoice({ preset, days, onPreset, onDays }: PeriodChoiceProps) {
  return (
    <>
      <div class={styles.presets}>
        {[undefined, ...PRESETS].map((option) => (
          <Pill key={option ?? 'any'} chosen={option === preset} onClick={() => onPreset(option)}>
            {option === undefined ? FILTERS_TEXT.anyTime : FILTERS_TEXT.presets[option]}
          </Pill>
        ))}
      </div>
      <div class={styles.days}>
        <TextField
          label={FILTERS_TEXT.from}
          type="date"
          value={days.from}
          max={days.to}
          onInput={(from) => onDays({ ...days, from })}
        />
        <TextField
          label={FILTERS_TEXT.to}
          type="date"
          value={days.to}
          min={days.from}
          onInput={(to) => onDays({ ...days, to })}
        />
      </div>
    </>
  );
}
