import type { ComponentChildren } from 'preact';
import styles from './work-line.module.css';

interface WorkLineProps {
  readonly label: string;
  /** How far it is. */
  readonly children: ComponentChildren;
  /** What can be done with it. */
  readonly choices: ComponentChildren;
  /** Over the whole width. */
  readonly progress?: ComponentChildren;
}

/** Work that goes on beside the list. */
export function WorkLine({ label, children, choices, progress }: WorkLineProps) {
  return (
    <section class={styles.line} aria-label={label}>
      <div class={styles.text}>{children}</div>
      <div class={styles.choices}>{choices}</div>
      {progress && <div class={styles.progress}>{progress}</div>}
    </section>
  );
}
