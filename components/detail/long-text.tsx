import { useState } from 'preact/hooks';
import { DETAIL_TEXT } from '@/lib/text/detail';
import { Untrusted } from '../ui/untrusted';
import styles from './long-text.module.css';

interface LongTextProps {
  readonly text: string;
  /** Characters at first; ten times as many with each press. */
  readonly step: number;
  readonly lines?: boolean;
}

/** As much of a text as a person reads, the rest on demand: a value may be a megabyte. */
export function LongText({ text, step, lines = false }: LongTextProps) {
  const [limit, setLimit] = useState(step);
  return (
    <>
      <Untrusted value={text} limit={limit} lines={lines} />
      {text.length > limit && (
        <button type="button" class={styles.more} onClick={() => setLimit(limit + 10 * step)}>
          {DETAIL_TEXT.showMoreText(text.length - limit)}
        </button>
      )}
    </>
  );
}
