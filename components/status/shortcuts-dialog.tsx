import { QUERY_HELP } from '@/lib/text/query-examples';
import { QUERY_TEXT } from '@/lib/text/query-help';
import { SHORTCUTS, SHORTCUTS_TEXT } from '@/lib/text/shortcuts';
import { Dialog } from '../ui/dialog';
import styles from './shortcuts-dialog.module.css';

interface ShortcutsDialogProps {
  /** Whether shortcuts of a single sign are switched on. */
  readonly wanted: boolean;
  readonly onClose: () => void;
}

export function ShortcutsDialog({ wanted, onClose }: ShortcutsDialogProps) {
  return (
    <Dialog title={SHORTCUTS_TEXT.title} close={SHORTCUTS_TEXT.close} onClose={onClose}>
      {!wanted && <p class={styles.off}>{SHORTCUTS_TEXT.off}</p>}
      <dl class={styles.list}>
        {SHORTCUTS.map(({ keys, does }) => (
          <div key={does} class={styles.shortcut}>
            <dt class={styles.keys}>
              {keys.map((key) => (
                <kbd key={key} class={styles.key}>
                  {key}
                </kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <h3 class={styles.heading}>{QUERY_TEXT.help}</h3>
      <dl class={styles.list}>
        {QUERY_HELP.map(({ example, finds }) => (
          <div key={example} class={styles.example}>
            <dt>
              <code>{example}</code>
            </dt>
            <dd class={styles.finds}>{finds}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
