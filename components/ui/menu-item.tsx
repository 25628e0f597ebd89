import { Icon, type IconName } from './icon';
import styles from './menu.module.css';

interface MenuItemProps {
  readonly label: string;
  readonly icon?: IconName | undefined;
  /** The tooltip. */
  readonly hint?: string;
  /** The key that does the same without the menu. */
  readonly shortcut?: string;
  readonly disabled?: boolean | undefined;
  readonly onSelect: () => void;
}

/** A command in a menu, a line of its own. */
export function MenuItem({ label, icon, hint, shortcut, disabled, onSelect }: MenuItemProps) {
  return (
    <button
      type="button"
      class={styles.item}
      role="menuitem"
      aria-keyshortcuts={shortcut}
      title={hint}
      disabled={disabled}
      tabIndex={-1}
      onClick={onSelect}
    >
      <span class={styles.glyph}>{icon !== undefined && <Icon name={icon} />}</span>
      <span class={styles.label}>{label}</span>
      {shortcut !== undefined && (
        <span class={styles.key} aria-hidden="true">
          {shortcut}
        </span>
      )}
    </button>
  );
}
