import { useState } from 'preact/hooks';
import type { Fact, FactGroup } from '@/lib/panel/facts/facts-model';
import { FACTS_TEXT } from '@/lib/text/facts';
import { formatCount } from '@/lib/text/numbers';
import { visibleText } from '@/lib/text/visible-text';
import { Button } from '../ui/button';
import { IconButton } from '../ui/icon-button';
import { joinClasses } from '../ui/join-classes';
import { Untrusted } from '../ui/untrusted';
import styles from './fact-list.module.css';

interface FactListProps {
  readonly group: FactGroup;
  readonly onToggle: (fact: Fact) => void;
  readonly onOnly: (fact: Fact) => void;
  readonly onExclude: (fact: Fact) => void;
}

/** As many as are read at a glance. */
const FEW = 6;
const LIMIT = 80;

/** The values of one field: a press asks for one as well, other buttons for it alone or for all but it. */
export function FactList({ group, onToggle, onOnly, onExclude }: FactListProps) {
  const { field, facts, distinct } = group;
  const [all, setAll] = useState(false);
  const most = facts[0]?.count ?? 1;
  return (
    <section class={styles.group}>
      <h2 class={styles.head}>
        {FACTS_TEXT.groups[field]}
        {distinct > 1 && <span class={styles.distinct}> {FACTS_TEXT.distinct(distinct)}</span>}
      </h2>
      <ul>
        {(all ? facts : facts.slice(0, FEW)).map((fact) => (
          <li key={fact.key} class={styles.item}>
            <button
              type="button"
              class={joinClasses(styles.fact, fact.chosen && styles.chosen)}
              aria-pressed={fact.chosen}
              onClick={() => onToggle(fact)}
            >
              <span class={styles.share} style={{ inlineSize: `${(100 * fact.count) / most}%` }} />
              <span class={styles.name}>
                <Untrusted value={fact.name} limit={LIMIT} />
              </span>{' '}
              <span class={styles.count} title={FACTS_TEXT.count(fact.count)}>
                {formatCount(fact.count)}
              </span>
            </button>
            <IconButton
              size="small"
              icon="filter"
              label={FACTS_TEXT.only(visibleText(fact.name, { limit: LIMIT }))}
              onClick={() => onOnly(fact)}
            />
            <IconButton
              size="small"
              icon="hide"
              label={FACTS_TEXT.exclude(visibleText(fact.name, { limit: LIMIT }))}
              onClick={() => onExclude(fact)}
            />
          </li>
        ))}
      </ul>
      {facts.length > FEW && (
        <Button size="small" variant="quiet" expanded={all} onClick={() => setAll(!all)}>
          {all ? FACTS_TEXT.fewer : FACTS_TEXT.more(facts.length - FEW)}
        </Button>
      )}
      {all && distinct > facts.length && <p class={styles.note}>{FACTS_TEXT.beyond(distinct - facts.length)}</p>}
    </section>
  );
}
