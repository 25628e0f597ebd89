import type { ComponentChildren } from 'preact';
import { DETAIL_TEXT } from '@/lib/text/detail';
import { visibleText } from '@/lib/text/visible-text';
import { CopyButton } from '../ui/copy-button';
import { IconButton } from '../ui/icon-button';
import styles from './fact.module.css';

interface FactProps {
  readonly name: string;
  readonly children: ComponentChildren;
  /** What a person calls the value; without it there is nothing to filter by. */
  readonly filterName?: string | undefined;
  readonly onOnly?: (() => void) | undefined;
  readonly onExclude?: (() => void) | undefined;
  readonly copyText?: string | undefined;
  readonly onCopy: (text: string) => Promise<boolean>;
}

/** One thing known of an entry, with what can be done with it. */
export function Fact({ name, children, filterName, onOnly, onExclude, copyText, onCopy }: FactProps) {
  const called = filterName === undefined ? '' : visibleText(filterName, { limit: 80 });
  return (
    <div class={styles.fact}>
      <dt class={styles.name}>{name}</dt>
      <dd class={styles.value}>
        <div class={styles.text}>{children}</div>
        <div class={styles.tools}>
          {onOnly !== undefined && (
            <IconButton size="small" icon="filter" label={DETAIL_TEXT.only(called)} onClick={onOnly} />
          )}
          {onExclude !== undefined && (
            <IconButton size="small" icon="hide" label={DETAIL_TEXT.exclude(called)} onClick={onExclude} />
          )}
          {copyText !== undefined && (
            <CopyButton label={DETAIL_TEXT.copyValue(name)} text={() => copyText} onCopy={onCopy} />
          )}
        </div>
      </dd>
    </div>
  );
}
