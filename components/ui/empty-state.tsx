import type { ComponentChildren } from 'preact';
import styles from './empty-state.module.css';
import { Icon, type IconName } from './icon';
import { joinClasses } from './join-classes';

interface EmptyStateProps {
  readonly icon: IconName;
  /** What is the case, in a few words. */
  readonly title: ComponentChildren;
  /** Why, and what it means. */
  readonly children?: ComponentChildren;
  /** The one thing to do about it. */
  readonly action?: ComponentChildren;
  readonly tone?: 'neutral' | 'accent' | 'warning' | 'danger';
}

/** In place of a list that has nothing to show. */
export function EmptyState({ icon, title, children, action, tone = 'neutral' }: EmptyStateProps) {
  return (
    <div class={styles.state}>
      <span class={joinClasses(styles.badge, styles[tone])}>
        <Icon name={icon} size="large" />
      </span>
      <h2 class={styles.title}>{title}</h2>
      {children !== undefined && <div class={styles.text}>{children}</div>}
      {action !== undefined && <div class={styles.action}>{action}</div>}
    </div>
  );
}
