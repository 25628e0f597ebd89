import { useMemo } from 'preact/hooks';
import type { JsonValue } from '@/lib/json';
import { prettyJson } from '@/lib/panel/detail/detail-tree';
import styles from './json-text.module.css';
import { LongText } from './long-text';

interface JsonTextProps {
  readonly value: JsonValue;
  /** The accessible name of the block, which can be scrolled by keyboard. */
  readonly label: string;
}

/** Characters drawn at once. */
const STEP = 8000;

export function JsonText({ value, label }: JsonTextProps) {
  const text = useMemo(() => prettyJson(value) ?? '', [value]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a block that scrolls must be reachable by keyboard
    <section class={styles.block} tabIndex={0} aria-label={label}>
      <pre>
        <LongText text={text} step={STEP} lines />
      </pre>
    </section>
  );
}
