import type { ComponentChildren, RefObject } from 'preact';
import { useId, useLayoutEffect } from 'preact/hooks';
import { describedBy, Field } from '../ui/field';
import styles from '../ui/field.module.css';
import { joinClasses } from '../ui/join-classes';

interface TokenFieldProps {
  readonly label: string;
  readonly hint: ComponentChildren;
  readonly error?: string | undefined;
  readonly value: string;
  readonly disabled: boolean;
  readonly onInput: (value: string) => void;
  readonly onEnter: () => void;
  readonly inputRef: RefObject<HTMLInputElement | null>;
}

/**
 * A secret that is pasted once. `type="password"` hides it from those who look on and keeps it out of form history,
 * session restore and spelling help. Such a field has no role of its own: Chromium calls it a text box, Firefox does
 * not. The explicit role makes it one in both, and screen readers still hear that it is protected. There is no form
 * and no name, so that no password manager takes it for a login.
 */
export function TokenField({ label, hint, error, value, disabled, onInput, onEnter, inputRef }: TokenFieldProps) {
  const id = useId();
  // Not as a property: HTML's types foresee no role for a password field.
  useLayoutEffect(() => inputRef.current?.setAttribute('role', 'textbox'), [inputRef]);
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <input
        ref={inputRef}
        id={id}
        class={joinClasses(styles.control, styles.mono)}
        type="password"
        value={value}
        disabled={disabled}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        aria-invalid={error !== undefined || undefined}
        aria-describedby={describedBy(id, { hint, error })}
        onInput={(event) => onInput(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.isComposing) onEnter();
        }}
      />
    </Field>
  );
}
