import { useId } from 'preact/hooks';
import styles from './segments.module.css';

interface SegmentsProps<Value extends string> {
  /** What is chosen among, for screen readers. */
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string; readonly hint?: string }[];
  readonly onChange: (value: Value) => void;
}

/** One of two or three views, side by side. */
export function Segments<Value extends string>({ label, value, options, onChange }: SegmentsProps<Value>) {
  const name = useId();
  return (
    <div class={styles.segments} role="radiogroup" aria-label={label}>
      {options.map((option) => (
        <label key={option.value} class={styles.segment} title={option.hint}>
          <input
            class="visually-hidden"
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span class={styles.text}>{option.label}</span>
        </label>
      ))}
    </div>
  );
}
