import type { TermCondition } from '@/lib/audit-log/query/condition';
import { type EntryValue, VALUE_USES, type ValueUse } from '@/lib/panel/detail/entry-values';
import { VALUES_TEXT } from '@/lib/text/values';
import { visibleText } from '@/lib/text/visible-text';
import { IconButton } from '../ui/icon-button';

interface ValueUsesProps {
  readonly value: EntryValue;
  /** As items of a menu, as large as its others. */
  readonly inMenu?: boolean;
  readonly onUse: (use: ValueUse, condition: TermCondition) => void;
}

const ICONS = { only: 'filter', include: 'add', exclude: 'hide' } as const;

/** What can be filtered by a value of an entry: it alone, it as well, or all but it. */
export function ValueUses({ value, inMenu = false, onUse }: ValueUsesProps) {
  const called = visibleText(value.name, { limit: 80 });
  return VALUE_USES.map((use) => (
    <IconButton
      key={use}
      size={inMenu ? 'medium' : 'small'}
      menuItem={inMenu}
      icon={ICONS[use]}
      label={VALUES_TEXT.uses[use](called)}
      onClick={() => onUse(use, value.condition(use === 'exclude' ? 'exclude' : 'include'))}
    />
  ));
}
