import type { Scope } from '@/lib/panel/place/context-place';
import { unloggedText } from '@/lib/text/unlogged';
import styles from './scope-note.module.css';

/** On an object's own page: what its history cannot show, so that nobody takes the log for more than it is. */
export function ScopeNote({ scope }: { readonly scope: Scope }) {
  const text = scope.type === 'target' ? unloggedText(scope.target.kind) : undefined;
  return text === undefined ? undefined : <p class={styles.note}>{text}</p>;
}
