import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import styles from './checkbox.module.css';

interface CheckboxProps {
  readonly label: ComponentChildren;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  /** Some of what it stands for is chosen, some is not. */
  readonly mixed?: boolean;
  readonly hint?: ComponentChildren;
  readonly disabled?: boolean;
}

export function Checkbox({ label, checked, onChange, mixed = false, hint, disabled = false }: CheckboxProps) {
  const id = useId();
  return (
    <div class={styles.row}>
      <input
        id={id}
        class={styles.input}
        type="checkbox"
        checked={checked}
        disabled={disabled}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        ref={(input) => {
          // There is no attribute for it.
          if (input !== null) input.indeterminate = mixed;
        }}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <label for={id} class={styles.label}>
        {label}
      </label>
      {hint !== undefined && (
        <div id={`${id}-hint`} class={styles.hint}>
          {hint}
        </div>
      )}
    </div>
  );
}
