import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { Icon, type IconName } from './icon';
import { IconButton } from './icon-button';
import styles from './menu.module.css';
import { placeBeside } from './place-beside';

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
  const list = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const popover = list.current;
    if (!open || popover === null) return;
    popover.showPopover?.();
    if (button.current !== null) placeBeside(popover, button.current);
    const first = popover.querySelector<HTMLElement>('[aria-checked="true"]') ?? popover.querySelector('button');
    first?.focus();
    // The browser closes it on a press outside; then our own state has to follow.
    const follow = (event: Event) => {
      if ('newState' in event && event.newState === 'closed') setOpen(false);
    };
    popover.addEventListener('toggle', follow);
    return () => popover.removeEventListener('toggle', follow);
  }, [open]);

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
        <div
          ref={list}
          id={id}
          class={styles.menu}
          role="menu"
          tabIndex={-1}
          aria-label={label}
          popover="auto"
          onKeyDown={(event) => {
            if (event.key === 'Escape' || event.key === 'Tab') {
              event.preventDefault();
              event.stopPropagation();
              close();
            } else if (moveFocus(event.currentTarget, event.key)) {
              event.preventDefault();
              event.stopPropagation();
            }
          }}
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
        </div>
      )}
    </>
  );
}

/** Moves to another item by arrow keys, Home and End; `false` if the key means nothing here. */
function moveFocus(menu: HTMLElement, key: string): boolean {
  const items = [...menu.querySelectorAll<HTMLButtonElement>('button:not(:disabled)')];
  const at = items.findIndex((item) => item.matches(':focus'));
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[key];
  if (next === undefined) return false;
  items.at(next % items.length)?.focus();
  return true;
}
