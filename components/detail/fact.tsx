import type { ComponentChildren } from 'preact';
import type { TermCondition } from '@/lib/audit-log/query/condition';
import { type EntryValue, VALUE_USES, type ValueUse } from '@/lib/panel/detail/entry-values';
import { DETAIL_TEXT } from '@/lib/text/detail';
import { VALUES_TEXT } from '@/lib/text/values';
import { visibleText } from '@/lib/text/visible-text';
import { CopyButton } from '../ui/copy-button';
import type { IconName } from '../ui/icon';
import { IconButton } from '../ui/icon-button';
import styles from './fact.module.css';

interface FactProps {
  readonly name: string;
  readonly children: ComponentChildren;
  /** Ready to filter by. */
  readonly filter?: EntryValue | undefined;
  readonly onUse?: (use: ValueUse, condition: TermCondition) => void;
  readonly copyText?: string | undefined;
  readonly onCopy: (text: string) => Promise<boolean>;
}

/** So that the same thing looks the same everywhere. */
export const USE_ICONS = { only: 'filter', include: 'add', exclude: 'hide' } as const satisfies Record<
  ValueUse,
  IconName
>;

/** One thing known of an entry, with what can be done with it. */
export function Fact({ name, children, filter, onUse, copyText, onCopy }: FactProps) {
  const called = filter === undefined ? '' : visibleText(filter.name, { limit: 80 });
  return (
    <div class={styles.fact}>
      <dt class={styles.name}>{name}</dt>
      <dd class={styles.value}>
        <div class={styles.text}>{children}</div>
        <div class={styles.tools}>
          {filter !== undefined &&
            VALUE_USES.map((use) => (
              <IconButton
                key={use}
                size="small"
                icon={USE_ICONS[use]}
                label={VALUES_TEXT.uses[use](called)}
                onClick={() => onUse?.(use, filter.condition(use === 'exclude' ? 'exclude' : 'include'))}
              />
            ))}
          {copyText !== undefined && (
            <CopyButton label={DETAIL_TEXT.copyValue(name)} text={() => copyText} onCopy={onCopy} />
          )}
        </div>
      </dd>
    </div>
  );
}
