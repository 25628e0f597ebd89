import { useEffect, useState } from 'preact/hooks';
import { SLOW_TEXT } from '@/lib/text/slow';
import { SECOND } from '@/lib/time';
import { Button } from '../ui/button';
import styles from './slow-note.module.css';

interface SlowNoteProps {
  readonly onReload: () => void;
}

/** Longer than any database is waited for: what did not come by then (ms) may never. */
const SLOW_AFTER = 10 * SECOND;

/** Beside what is being waited for on this computer. A storage that hangs tells nobody, so the time has to. */
export function SlowNote({ onReload }: SlowNoteProps) {
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), SLOW_AFTER);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status">
      {isSlow && (
        <p class={styles.note}>
          {SLOW_TEXT.text}
          <Button size="small" onClick={onReload}>
            {SLOW_TEXT.reload}
          </Button>
        </p>
      )}
    </div>
  );
}
