import type { ComponentChildren } from 'preact';
import styles from './chip.module.css';
import { Icon } from './icon';
import { joinClasses } from './join-classes';

interface ChipProps {
  readonly children: ComponentChildren;
  /** What removing it is called: "Remove filter: Webhook created". */
  readonly removeLabel?: string;
  readonly onRemove?: () => void;
  readonly tone?: 'accent' | 'exclude' | 'neutral';
}

/** A value in force; with `onRemove`, one that a press takes away. */
export function Chip({ children, removeLabel, onRemove, tone = 'accent' }: ChipProps) {
  return (
    <span class={joinClasses(styles.chip, styles[tone])}>
      <span class={styles.text}>{children}</span>
      {onRemove !== undefined && (
        <button type="button" class={styles.remove} aria-label={removeLabel} title={removeLabel} onClick={onRemove}>
          <Icon name="close" size="small" />
        </button>
      )}
    </span>
  );
}
