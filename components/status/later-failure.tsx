import { useRef } from 'preact/hooks';
import { failureText } from '@/lib/text/failures';
import { Button } from '../ui/button';
import type { Later } from '../ui/later';
import { Notice } from '../ui/notice';
import styles from './failure-notice.module.css';

interface LaterFailureProps {
  readonly later: Later<unknown>;
  /** Loads the page anew. */
  readonly onReload: () => void;
}

/** A part of the page could not be loaded: what there is of it can be used meanwhile. */
export function LaterFailure({ later, onReload }: LaterFailureProps) {
  const tried = useRef(false);
  const { title, explanation, action } = failureText({ kind: 'unexpected' }, 0);

  // A browser may remember that a file could not be had: the second time only a reload helps.
  function retry(): void {
    if (tried.current) onReload();
    tried.current = true;
    void later.load();
  }

  return (
    <div class={styles.place}>
      <Notice
        tone="danger"
        title={title}
        urgent
        action={
          <Button size="small" onClick={retry}>
            {action?.label}
          </Button>
        }
      >
        {explanation}
      </Notice>
    </div>
  );
}
