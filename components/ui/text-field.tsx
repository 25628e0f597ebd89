import type { ComponentChildren, Ref } from 'preact';
import { useId } from 'preact/hooks';
import { describedBy, Field, type FieldProps } from './field';
import styles from './field.module.css';
import { Icon, type IconName } from './icon';
import { joinClasses } from './join-classes';

/** Preact's types tell inputs apart by a literal `type`. */
const TYPES = {
  text: { type: 'text' },
  search: { type: 'search' },
  password: { type: 'password' },
  date: { type: 'date' },
  'datetime-local': { type: 'datetime-local' },
} as const;

interface TextFieldProps extends FieldProps {
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  readonly type?: keyof typeof TYPES;
  readonly placeholder?: string;
  readonly icon?: IconName;
  /** A small control at the end of the field, for example one that clears it. */
  readonly end?: ComponentChildren;
  /** For what is no sentence: tokens, ids. Also keeps spelling help and its servers away. */
  readonly code?: boolean;
  readonly disabled?: boolean;
  readonly required?: boolean;
  readonly min?: string;
  readonly max?: string;
  readonly inputRef?: Ref<HTMLInputElement>;
  /** A list of suggestions below; people and tools know the field by its own role. */
  readonly suggesting?: {
    readonly listId: string;
    readonly expanded: boolean;
    /** The id of the suggestion that is marked. */
    readonly active: string | undefined;
    readonly onBlur: () => void;
  };
}

export function TextField({
  value,
  onInput,
  onKeyDown,
  type = 'text',
  placeholder,
  icon,
  end,
  code = false,
  disabled = false,
  required = false,
  min,
  max,
  inputRef = null,
  suggesting,
  ...field
}: TextFieldProps) {
  const id = useId();
  return (
    <Field id={id} {...field}>
      <span class={styles.box}>
        {icon !== undefined && (
          <span class={styles.start}>
            <Icon name={icon} />
          </span>
        )}
        <input
          ref={inputRef}
          id={id}
          class={joinClasses(styles.control, code && styles.mono)}
          {...TYPES[type]}
          value={value}
          placeholder={placeholder}
          disabled={disabled}
          required={required}
          min={min}
          max={max}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          aria-invalid={field.error !== undefined || undefined}
          aria-describedby={describedBy(id, field)}
          onInput={(event) => onInput(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          aria-autocomplete={suggesting && 'list'}
          aria-controls={suggesting?.expanded ? suggesting.listId : undefined}
          aria-activedescendant={suggesting?.active}
          onBlur={suggesting?.onBlur}
        />
        {end !== undefined && <span class={styles.end}>{end}</span>}
      </span>
    </Field>
  );
}
