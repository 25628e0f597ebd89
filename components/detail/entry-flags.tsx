import type { ReadonlySignal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import type { Flag } from '@/lib/audit-log/flag';
import { DETAIL_TEXT } from '@/lib/text/detail';
import { flagText } from '@/lib/text/flags';
import styles from './entry-flags.module.css';

/** Why the entry stands out. After its first picture: in a large history, finding that out takes longer than drawing. */
export function EntryFlags({ flags }: { readonly flags: ReadonlySignal<readonly Flag[]> }) {
  const [isDrawn, setIsDrawn] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsDrawn(true));
    return () => clearTimeout(timer);
  }, []);
  if (!isDrawn || flags.value.length === 0) return undefined;
  return (
    <section aria-label={DETAIL_TEXT.flagged} class={styles.flags}>
      <h3 class={styles.heading}>{DETAIL_TEXT.flagged}</h3>
      {flags.value.map((flag) => (
        <p key={flag.kind}>{flagText(flag)}</p>
      ))}
    </section>
  );
}
