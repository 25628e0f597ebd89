import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon';
import { joinClasses } from './join-classes';
import styles from './notice.module.css';

type Tone = 'info' | 'success' | 'warning' | 'danger';

interface NoticeProps {
  readonly tone?: Tone;
  /** What happened, in one line. */
  readonly title?: ComponentChildren;
  readonly children?: ComponentChildren;
  /** The one thing to do about it. */
  readonly action?: ComponentChildren;
  readonly icon?: IconName;
  /** Told at once to those who listen; else when they come by. */
  readonly urgent?: boolean;
}

const ICONS: Readonly<Record<Tone, IconName>> = { info: 'clock', success: 'check', warning: 'alert', danger: 'alert' };

/** One line of cause and one action, above the thing it is about. */
export function Notice({ tone = 'info', title, children, action, icon = ICONS[tone], urgent = false }: NoticeProps) {
  return (
    <div class={joinClasses(styles.notice, styles[tone])} role={urgent ? 'alert' : 'status'}>
      <Icon name={icon} />
      <div class={styles.text}>
        {title !== undefined && <p class={styles.title}>{title}</p>}
        {children !== undefined && <div class={styles.explanation}>{children}</div>}
      </div>
      {action !== undefined && <div class={styles.action}>{action}</div>}
    </div>
  );
}
