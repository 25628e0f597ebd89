import { useEffect, useRef, useState } from 'preact/hooks';
import { VIEWS_TEXT } from '@/lib/text/views';
import { Button } from '../ui/button';
import { TextField } from '../ui/text-field';
import styles from './saved-views.module.css';

interface SavedViewNameProps {
  readonly initial?: string;
  readonly action: string;
  readonly error?: string | undefined;
  /** A name that is not empty. */
  readonly onName: (name: string) => Promise<void>;
  /** With it, the field was asked for: it takes the focus, and can be left. */
  readonly onCancel?: () => void;
}

export function SavedViewName({ initial = '', action, error, onName, onCancel }: SavedViewNameProps) {
  const [name, setName] = useState(initial);
  const input = useRef<HTMLInputElement>(null);
  const asked = onCancel !== undefined;
  useEffect(() => {
    if (!asked) return;
    input.current?.focus();
    input.current?.select();
  }, [asked]);

  return (
    <form
      class={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        input.current?.focus();
        // Not what was drawn: that may be a key behind.
        const typed = input.current?.value ?? '';
        if (typed.trim() === '') return;
        void onName(typed).then(() => setName(initial));
      }}
    >
      <div class={styles.field}>
        <TextField
          label={VIEWS_TEXT.name}
          labelHidden
          placeholder={VIEWS_TEXT.name}
          value={name}
          onInput={setName}
          inputRef={input}
          {...(error === undefined ? {} : { error })}
          {...(onCancel && {
            onKeyDown: (event: KeyboardEvent) => {
              if (event.key !== 'Escape') return;
              event.preventDefault();
              event.stopPropagation();
              onCancel();
            },
          })}
        />
      </div>
      <Button type="submit">{action}</Button>
      {onCancel && (
        <Button variant="quiet" onClick={onCancel}>
          {VIEWS_TEXT.cancel}
        </Button>
      )}
    </form>
  );
}
