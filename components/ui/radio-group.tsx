import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import styles from './radio-group.module.css';

interface RadioGroupProps<Value extends string> {
  readonly label: string;
  readonly hint?: ComponentChildren;
  readonly value: Value;
  readonly options: readonly {
    readonly value: Value;
    readonly label: string;
    /** What choosing it means, in plain words. */
    readonly explanation?: ComponentChildren;
  }[];
  readonly onChange: (value: Value) => void;
  readonly disabled?: boolean;
}

/** One choice of a few, each a card that says what it means. */
export function RadioGroup<Value extends string>({
  label,
  hint,
  value,
  options,
  onChange,
  disabled = false,
}: RadioGroupProps<Value>) {
  const id = useId();
  return (
    <div
      class={styles.group}
      role="radiogroup"
      aria-labelledby={`${id}-label`}
      aria-describedby={hint === undefined ? undefined : `${id}-hint`}
      aria-disabled={disabled || undefined}
    >
      <div id={`${id}-label`} class={styles.legend}>
        {label}
      </div>
      {hint !== undefined && (
        <div id={`${id}-hint`} class={styles.hint}>
          {hint}
        </div>
      )}
      {options.map((option) => (
        <label key={option.value} class={styles.card} for={`${id}-${option.value}`}>
          <input
            id={`${id}-${option.value}`}
            type="radio"
            name={id}
            value={option.value}
            checked={option.value === value}
            disabled={disabled}
            aria-labelledby={`${id}-${option.value}-label`}
            aria-describedby={option.explanation === undefined ? undefined : `${id}-${option.value}-explanation`}
            onChange={() => onChange(option.value)}
          />
          <span class={styles.text}>
            <span id={`${id}-${option.value}-label`} class={styles.label}>
              {option.label}
            </span>
            {option.explanation !== undefined && (
              <span id={`${id}-${option.value}-explanation`} class={styles.explanation}>
                {option.explanation}
              </span>
            )}
          </span>
        </label>
      ))}
    </div>
  );
}
