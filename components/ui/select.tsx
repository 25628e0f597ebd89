import { useId } from 'preact/hooks';
import { describedBy, Field, type FieldProps } from './field';
import styles from './field.module.css';
import { Icon } from './icon';
import { joinClasses } from './join-classes';

interface SelectProps<Value extends string | number> extends FieldProps {
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string; readonly disabled?: boolean }[];
  readonly onChange: (value: Value) => void;
  readonly disabled?: boolean;
}

export function Select<Value extends string | number>({
  value,
  options,
  onChange,
  disabled = false,
  ...field
}: SelectProps<Value>) {
  const id = useId();
  return (
    <Field id={id} {...field}>
      <span class={styles.box}>
        <select
          id={id}
          class={joinClasses(styles.control, styles.select)}
          value={value}
          disabled={disabled}
          aria-invalid={field.error !== undefined || undefined}
          aria-describedby={describedBy(id, field)}
          onChange={(event) => {
            const chosen = options.find((option) => String(option.value) === event.currentTarget.value);
            if (chosen !== undefined) onChange(chosen.value);
          }}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
        <span class={styles.end}>
          <Icon name="chevron-down" size="small" />
        </span>
      </span>
    </Field>
  );
}
