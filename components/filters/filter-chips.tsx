import { type Condition, conditionKey } from '@/lib/audit-log/query/condition';
import { FILTERS_TEXT } from '@/lib/text/filters';
import { visibleText } from '@/lib/text/visible-text';
import { Button } from '../ui/button';
import { Chip } from '../ui/chip';
import { Untrusted } from '../ui/untrusted';
import styles from './filter-chips.module.css';

interface FilterChipsProps {
  readonly conditions: readonly Condition[];
  readonly nameOf: (condition: Condition) => string;
  readonly onRemove: (condition: Condition) => void;
  readonly onClear: () => void;
}

/** The filters in force, each a press away from being gone. */
export function FilterChips({ conditions, nameOf, onRemove, onClear }: FilterChipsProps) {
  if (conditions.length === 0) return undefined;
  return (
    <ul class={styles.chips} aria-label={FILTERS_TEXT.active}>
      {conditions.map((condition) => {
        const name = nameOf(condition);
        return (
          <li key={conditionKey(condition)} class={styles.item}>
            <Chip
              tone={condition.field !== 'period' && condition.mode === 'exclude' ? 'exclude' : 'accent'}
              removeLabel={FILTERS_TEXT.remove(visibleText(name, { limit: 80 }))}
              onRemove={() => onRemove(condition)}
            >
              <Untrusted value={name} limit={80} />
            </Chip>
          </li>
        );
      })}
      {conditions.length > 1 && (
        <li>
          <Button size="small" variant="quiet" onClick={onClear}>
            {FILTERS_TEXT.clear}
          </Button>
        </li>
      )}
    </ul>
  );
}
