import type { ComponentChildren } from 'preact';
import { joinClasses } from './join-classes';
import styles from './pill.module.css';

interface PillProps {
  readonly chosen: boolean;
  readonly onClick: () => void;
  readonly children: ComponentChildren;
  /** What can be done with it: one thing with it, and it looks it. */
  readonly tools?: ComponentChildren;
}

/** One of several things to choose with a press. */
export function Pill({ chosen, onClick, children, tools }: PillProps) {
  return (
    <span class={joinClasses(styles.pill, chosen && styles.chosen)}>
      <button type="button" class={styles.choice} aria-pressed={chosen} onClick={onClick}>
        {children}
      </button>
      {tools}
    </span>
  );
}
