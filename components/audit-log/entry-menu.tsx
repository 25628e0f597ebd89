import type { AuditLogEntry } from '@/lib/audit-log/entry';
import type { EventCatalog } from '@/lib/audit-log/events';
import type { TermCondition } from '@/lib/audit-log/query/condition';
import { type EntryValue, entryValues, VALUE_USES, type ValueUse } from '@/lib/panel/detail/entry-values';
import type { Neighbours } from '@/lib/panel/neighbours/neighbours';
import { NEIGHBOURS_TEXT } from '@/lib/text/neighbours';
import { VALUES_TEXT } from '@/lib/text/values';
import { visibleText } from '@/lib/text/visible-text';
import { NEIGHBOUR_ICONS } from '../detail/entry-neighbours';
import { USE_ICONS } from '../detail/fact';
import { Icon } from '../ui/icon';
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

const LIMIT = 60;

/** What can be done with an entry of the list without opening it. */
export function EntryMenu(props: EntryMenuProps) {
  const { entry, name, events, neighbours, anchor, onNeighbours, onUse, onClose } = props;
  return (
    <MenuList label={VALUES_TEXT.menu} anchor={anchor} onClose={onClose}>
      {neighbours.map((kind) => (
        <button
          key={kind}
          type="button"
          class={styles.item}
          role="menuitem"
          tabIndex={-1}
          title={NEIGHBOURS_TEXT.hints[kind]}
          aria-keyshortcuts={NEIGHBOURS_TEXT.keys[kind]}
          onClick={() => onNeighbours(kind)}
        >
          <Icon name={NEIGHBOUR_ICONS[kind]} />
          <span class={styles.label}>{NEIGHBOURS_TEXT.kinds[kind]}</span>
          <span class={styles.key} aria-hidden="true">
            {NEIGHBOURS_TEXT.keys[kind]}
          </span>
        </button>
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
      {VALUE_USES.map((use) => (
        <button
          key={use}
          type="button"
          class={styles.use}
          role="menuitem"
          tabIndex={-1}
          aria-label={VALUES_TEXT.uses[use](called)}
          title={VALUES_TEXT.uses[use](called)}
          onClick={() => onUse(use, value.condition(use === 'exclude' ? 'exclude' : 'include'))}
        >
          <Icon name={USE_ICONS[use]} />
        </button>
      ))}
    </div>
  );
}
