import { Progress } from '../ui/progress';
import styles from './loading-state.module.css';
import { SlowNote } from './slow-note';

interface LoadingStateProps {
  /** What is being waited for, in words. */
  readonly text: string;
  /** What is on this computer should soon be there; an answer of Make tells by itself when it does not come. */
  readonly onReload?: (() => void) | undefined;
}

const ROWS = [0, 1, 2, 3, 4, 5, 6, 7];

/** The shape of the list to come, and what it waits for. */
export function LoadingState({ text, onReload }: LoadingStateProps) {
  return (
    <div class={styles.state}>
      <Progress label={text} />
      <p class={styles.text} role="status">
        {text}
      </p>
      {onReload !== undefined && <SlowNote onReload={onReload} />}
      <div class={styles.rows} aria-hidden="true">
        {ROWS.map((row) => (
          <div key={row} class={styles.row}>
            <span class={styles.glyph} />
            <span class={styles.lines}>
              <span class={styles.line} />
              <span class={styles.line} />
            </span>
          </div>
        ))}
      </div>
    </div>
  );
}
