import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import styles from './menu.module.css';
import { placeBeside } from './place-beside';

interface MenuListProps {
  readonly label: string;
  readonly id?: string;
  /** What it belongs to; there it is shown. */
  readonly anchor: HTMLElement | null;
  /** By Escape, Tab or, when the browser closed it, a press outside. */
  readonly onClose: (how: 'key' | 'outside') => void;
  readonly children: ComponentChildren;
}

/** Commands in the browser's top layer: as long as it is drawn it is open. */
export function MenuList({ label, id, anchor, onClose, children }: MenuListProps) {
  const list = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  close.current = onClose;

  useEffect(() => {
    const popover = list.current;
    if (popover === null) return;
    popover.showPopover?.();
    const place = () => {
      if (anchor !== null) placeBeside(popover, anchor);
    };
    place();
    window.addEventListener('resize', place);
    popover.querySelector('button')?.focus();
    // The browser closes it on a press outside; then our own state has to follow.
    const follow = (event: Event) => {
      if ('newState' in event && event.newState === 'closed') close.current('outside');
    };
    popover.addEventListener('toggle', follow);
    return () => {
      window.removeEventListener('resize', place);
      popover.removeEventListener('toggle', follow);
    };
  }, [anchor]);

  return (
    <div
      ref={list}
      id={id}
      class={styles.menu}
      role="menu"
      tabIndex={-1}
      aria-label={label}
      popover="auto"
      onKeyDown={(event) => {
        // Keys of the panel mean nothing in here.
        event.stopPropagation();
        if (event.key === 'Escape' || event.key === 'Tab') {
          event.preventDefault();
          close.current('key');
        } else if (moveFocus(event.currentTarget, event.key)) event.preventDefault();
      }}
    >
      {children}
    </div>
  );
}

/** Moves to another item by arrow keys, Home and End; `false` if the key means nothing here. */
function moveFocus(menu: HTMLElement, key: string): boolean {
  const items = [...menu.querySelectorAll<HTMLButtonElement>('button:not(:disabled)')];
  const at = items.findIndex((item) => item.matches(':focus'));
  const places = new Map([
    ['ArrowDown', at + 1],
    ['ArrowRight', at + 1],
    ['ArrowUp', at - 1],
    ['ArrowLeft', at - 1],
    ['Home', 0],
    ['End', -1],
  ]);
  const next = places.get(key);
  if (next === undefined) return false;
  items.at(next % items.length)?.focus();
  return true;
}
