import type { Neighbours } from '@/lib/panel/neighbours/neighbours';
import { NEIGHBOURS_TEXT } from '@/lib/text/neighbours';
import { Button } from '../ui/button';
import type { IconName } from '../ui/icon';
import styles from './entry-neighbours.module.css';

interface EntryNeighboursProps {
  readonly offered: readonly Neighbours[];
  readonly onShow: (kind: Neighbours) => void;
}

/** So that the same thing looks the same everywhere. */
export const NEIGHBOUR_ICONS = { context: 'clock', object: 'target', person: 'person' } as const satisfies Record<
  Neighbours,
  IconName
>;

/** What lies around an entry, each a press away. */
export function EntryNeighbours({ offered, onShow }: EntryNeighboursProps) {
  return (
    <ul class={styles.around} aria-label={NEIGHBOURS_TEXT.around}>
      {offered.map((kind) => (
        <li key={kind} title={NEIGHBOURS_TEXT.hints[kind]}>
          <Button size="small" icon={NEIGHBOUR_ICONS[kind]} onClick={() => onShow(kind)}>
            {NEIGHBOURS_TEXT.kinds[kind]}
          </Button>
        </li>
      ))}
    </ul>
  );
}
