import type { ComponentChildren } from 'preact';
import styles from './field.module.css';
import { Icon } from './icon';
import { joinClasses } from './join-classes';

export interface FieldProps {
  readonly label: string;
  /** The label stays for screen readers when what is asked for is plain to see. */
  readonly labelHidden?: boolean;
  readonly hint?: ComponentChildren;
  readonly error?: ComponentChildren;
}

/** What a control names in `aria-describedby`, of the hint and the error that are there. */
export function describedBy(id: string, { hint, error }: Pick<FieldProps, 'hint' | 'error'>): string | undefined {
  const ids = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`].filter(
    (part) => part !== false,
  );
  return ids.length === 0 ? undefined : ids.join(' ');
}

/** Label above, hint and error below: the same around every control. */
export function Field({
  id,
  label,
  labelHidden = false,
  hint,
  error,
  children,
}: FieldProps & { readonly id: string; readonly children: ComponentChildren }) {
  return (
    <div class={styles.field}>
      <label for={id} class={joinClasses(styles.label, labelHidden && 'visually-hidden')}>
        {label}
      </label>
      {children}
      {hint !== undefined && (
        <div id={`${id}-hint`} class={styles.hint}>
          {hint}
        </div>
      )}
      <div id={`${id}-error`} role="alert">
        {error !== undefined && (
          <p class={styles.error}>
            <Icon name="alert" />
            {error}
          </p>
        )}
      </div>
    </div>
  );
}
