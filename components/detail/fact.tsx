import type { ComponentChildren } from 'preact';
import type { TermCondition } from '@/lib/audit-log/query/condition';
import type { EntryValue, ValueUse } from '@/lib/panel/detail/entry-values';
import { DETAIL_TEXT } from '@/lib/text/detail';
import { CopyButton } from '../ui/copy-button';
import styles from './fact.module.css';
import { ValueUses } from './value-uses';

interface FactProps {
  readonly name: string;
  readonly children: ComponentChildren;
  /** Ready to filter by. */
  readonly filter?: EntryValue | undefined;
  readonly onUse?: (use: ValueUse, condition: TermCondition) => void;
  readonly copyText?: string | undefined;
  readonly onCopy: (text: string) => Promise<boolean>;
}

/** One thing known of an entry, with what can be done with it. */
export function Fact({ name, children, filter, onUse, copyText, onCopy }: FactProps) {
  return (
    <div class={styles.fact}>
      <dt class={styles.name}>{name}</dt>
      <dd class={styles.value}>
        <div class={styles.text}>{children}</div>
        <div class={styles.tools}>
          {filter !== undefined && onUse !== undefined && <ValueUses value={filter} onUse={onUse} />}
          {copyText !== undefined && (
            <CopyButton label={DETAIL_TEXT.copyValue(name)} text={() => copyText} onCopy={onCopy} />
          )}
        </div>
      </dd>
    </div>
  );
}
