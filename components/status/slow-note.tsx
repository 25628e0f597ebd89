import { useEffect, useState } from 'preact/hooks';
import { STATE_TEXT } from '@/lib/text/states';
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
          {STATE_TEXT.slow.text}
          <Button size="small" onClick={onReload}>
            {STATE_TEXT.slow.action}
          </Button>
        </p>
      )}
    </div>
  );
}
