import type { AuditLogEntry } from '@/lib/audit-log/entry';
import type { EventCatalog } from '@/lib/audit-log/events';
import type { TermCondition } from '@/lib/audit-log/query/condition';
import { type EntryValue, entryValues, type ValueUse } from '@/lib/panel/detail/entry-values';
import type { Neighbours } from '@/lib/panel/neighbours/neighbours';
import { NEIGHBOURS_TEXT } from '@/lib/text/neighbours';
import { VALUES_TEXT } from '@/lib/text/values';
import { visibleText } from '@/lib/text/visible-text';
import { NEIGHBOUR_ICONS } from '../detail/entry-neighbours';
import { ValueUses } from '../detail/value-uses';
import { MenuItem } from '../ui/menu-item';
import { MenuList } from '../ui/menu-list';
import { Untrusted } from '../ui/untrusted';
import styles from './entry-menu.module.css';

interface EntryMenuProps {
  readonly entry: AuditLogEntry;
  /** What its object is called, if that is known. */
  readonly name: string | undefined;
  readonly events: EventCatalog;
  readonly neighbours: readonly Neighbours[];
  readonly anchor: HTMLElement | null;
  readonly onNeighbours: (kind: Neighbours) => void;
  readonly onUse: (use: ValueUse, condition: TermCondition) => void;
  readonly onClose: (how: 'key' | 'outside') => void;
}

const LIMIT = 80;

/** What can be done with an entry of the list without opening it. */
export function EntryMenu(props: EntryMenuProps) {
  const { entry, name, events, neighbours, anchor, onNeighbours, onUse, onClose } = props;
  return (
    <MenuList label={VALUES_TEXT.menu} anchor={anchor} onClose={onClose}>
      {neighbours.map((kind) => (
        <MenuItem
          key={kind}
          icon={NEIGHBOUR_ICONS[kind]}
          label={NEIGHBOURS_TEXT.kinds[kind]}
          hint={NEIGHBOURS_TEXT.hints[kind]}
          shortcut={NEIGHBOURS_TEXT.keys[kind]}
          onSelect={() => onNeighbours(kind)}
        />
      ))}
      <hr class={styles.line} />
      {entryValues(entry, events, name).map((value) => (
        <ValueRow key={value.field} value={value} onUse={onUse} />
      ))}
    </MenuList>
  );
}

function ValueRow({ value, onUse }: { readonly value: EntryValue; readonly onUse: EntryMenuProps['onUse'] }) {
  const called = visibleText(value.name, { limit: LIMIT });
  const field = VALUES_TEXT.fields[value.field];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a menu
    <div class={styles.value} role="group" aria-label={VALUES_TEXT.named(field, called)}>
      <span class={styles.text}>
        <span class={styles.field}>{field}</span>
        <span class={styles.name}>
          <Untrusted value={value.name} limit={LIMIT} />
        </span>
      </span>
      <ValueUses value={value} inMenu onUse={onUse} />
    </div>
  );
}
