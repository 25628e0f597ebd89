import type { ComponentChildren, Ref } from 'preact';
import styles from './button.module.css';
import { Icon, type IconName } from './icon';
import { joinClasses } from './join-classes';
import { Spinner } from './spinner';

interface ButtonProps {
  readonly children: ComponentChildren;
  readonly onClick?: () => void;
  readonly variant?: 'primary' | 'secondary' | 'quiet' | 'danger';
  readonly size?: 'medium' | 'small';
  readonly type?: 'button' | 'submit';
  readonly icon?: IconName;
  /** Shows that it works, keeps the focus, and takes no second press. */
  readonly busy?: boolean;
  readonly disabled?: boolean;
  readonly expanded?: boolean;
  readonly controls?: string;
  readonly describedBy?: string;
  readonly wide?: boolean;
  readonly buttonRef?: Ref<HTMLButtonElement>;
}

export function Button({
  children,
  onClick,
  variant = 'secondary',
  size = 'medium',
  type = 'button',
  icon,
  busy = false,
  disabled = false,
  expanded,
  controls,
  describedBy,
  wide = false,
  buttonRef = null,
}: ButtonProps) {
  return (
    <button
      ref={buttonRef}
      type={type}
      class={joinClasses(styles.button, styles[variant], styles[size], wide && styles.wide)}
      disabled={disabled}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      aria-expanded={expanded}
      aria-controls={controls}
      aria-describedby={describedBy}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.();
      }}
    >
      {busy ? <Spinner /> : icon !== undefined && <Icon name={icon} />}
      <span>{children}</span>
    </button>
  );
}
