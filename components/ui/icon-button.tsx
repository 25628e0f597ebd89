import type { Ref } from 'preact';
import { Icon, type IconName } from './icon';
import styles from './icon-button.module.css';
import { joinClasses } from './join-classes';

interface IconButtonProps {
  readonly icon: IconName;
  /** The accessible name, and the tooltip. */
  readonly label: string;
  readonly onClick: () => void;
  readonly size?: 'medium' | 'small';
  readonly pressed?: boolean;
  readonly expanded?: boolean;
  readonly popup?: 'menu' | 'dialog';
  readonly controls?: string;
  /** It is one of a menu's. */
  readonly menuItem?: boolean;
  /** Turns its icon and takes no second press. */
  readonly busy?: boolean;
  readonly disabled?: boolean;
  readonly buttonRef?: Ref<HTMLButtonElement>;
}

export function IconButton({
  icon,
  label,
  onClick,
  size = 'medium',
  pressed,
  expanded,
  popup,
  controls,
  menuItem = false,
  busy = false,
  disabled = false,
  buttonRef = null,
}: IconButtonProps) {
  return (
    <button
      ref={buttonRef}
      type="button"
      class={joinClasses(styles.button, styles[size], busy && styles.busy)}
      role={menuItem ? 'menuitem' : undefined}
      tabIndex={menuItem ? -1 : undefined}
      title={label}
      aria-label={label}
      aria-pressed={pressed}
      aria-expanded={expanded}
      aria-haspopup={popup}
      aria-controls={controls}
      aria-busy={busy || undefined}
      // Not `disabled`: a button that becomes unusable while it has the focus would lose it.
      aria-disabled={busy || disabled || undefined}
      onClick={() => {
        if (!busy && !disabled) onClick();
      }}
    >
      <Icon name={icon} size={size === 'small' ? 'small' : 'medium'} />
    </button>
  );
}
