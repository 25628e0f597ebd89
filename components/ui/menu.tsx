import { useId, useRef, useState } from 'preact/hooks';
import type { IconName } from './icon';
import { IconButton } from './icon-button';
import { MenuItem } from './menu-item';
import { MenuList } from './menu-list';

interface MenuCommand {
  readonly id: string;
  readonly label: string;
  readonly icon?: IconName;
  readonly disabled?: boolean;
  readonly onSelect: () => void;
}

interface MenuProps {
  readonly label: string;
  readonly icon: IconName;
  readonly items: readonly MenuCommand[];
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
          {items.map(({ id: key, label: does, icon: glyph, disabled, onSelect }) => (
            <MenuItem
              key={key}
              label={does}
              icon={glyph}
              disabled={disabled}
              onSelect={() => {
                close();
                onSelect();
              }}
            />
          ))}
        </MenuList>
      )}
    </>
  );
}
