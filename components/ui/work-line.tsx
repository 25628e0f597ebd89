import type { ComponentChildren } from 'preact';
import styles from './work-line.module.css';

interface WorkLineProps {
  readonly label: string;
  /** What it is at. */
  readonly title: ComponentChildren;
  /** What can be done with it. */
  readonly choices: ComponentChildren;
  /** How far it is, over the whole width. */
  readonly children?: ComponentChildren;
}

/** Work that goes on beside the list. */
export function WorkLine({ label, title, choices, children }: WorkLineProps) {
  return (
    <section class={styles.line} aria-label={label}>
      <div class={styles.title}>{title}</div>
      <div class={styles.choices}>{choices}</div>
      {children && <div class={styles.rest}>{children}</div>}
    </section>
  );
}
