import { useId, useRef, useState } from 'preact/hooks';
import { Icon, type IconName } from './icon';
import { IconButton } from './icon-button';
import styles from './menu.module.css';
import { MenuList } from './menu-list';

export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly icon?: IconName;
  /** For a choice among several: whether it is the one in force. */
  readonly checked?: boolean;
  readonly disabled?: boolean;
  readonly onSelect: () => void;
}

interface MenuProps {
  readonly label: string;
  readonly icon: IconName;
  readonly items: readonly MenuItem[];
}

/** A button that opens a short list of commands, in the browser's top layer. */
export function Menu({ label, icon, items }: MenuProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };

  return (
    <>
      <IconButton
        buttonRef={button}
        icon={icon}
        label={label}
        popup="menu"
        expanded={open}
        onClick={() => setOpen(!open)}
      />
      {open && (
        <MenuList
          id={id}
          label={label}
          anchor={button.current}
          onClose={(how) => (how === 'key' ? close() : setOpen(false))}
        >
          {items.map((item) => (
            <button
              key={item.id}
              type="button"
              class={styles.item}
              {...(item.checked === undefined
                ? { role: 'menuitem' }
                : { role: 'menuitemradio', 'aria-checked': item.checked })}
              disabled={item.disabled}
              tabIndex={-1}
              onClick={() => {
                close();
                item.onSelect();
              }}
            >
              <span class={styles.glyph}>
                {item.checked === undefined
                  ? item.icon !== undefined && <Icon name={item.icon} />
                  : item.checked && <Icon name="check" />}
              </span>
              <span class={styles.label}>{item.label}</span>
            </button>
          ))}
        </MenuList>
      )}
    </>
  );
}
