import { printQuery } from '@/lib/audit-log/query/print';
import type { PanelModel } from '@/lib/panel/panel-model';
import { NEIGHBOURS_TEXT, whereText } from '@/lib/text/neighbours';
import { Button } from '../ui/button';
import { IconButton } from '../ui/icon-button';
import { Untrusted } from '../ui/untrusted';
import styles from './neighbours-bar.module.css';

interface NeighboursBarProps {
  readonly panel: Pick<PanelModel, 'neighbours' | 'filters'>;
  readonly onFocusSearch: () => void;
}

/** While the list shows what lies around an entry: what that is, and the way back. */
export function NeighboursBar({ panel, onFocusSearch }: NeighboursBarProps) {
  const { neighbours, filters } = panel;
  const origin = neighbours.origin.value;
  if (origin === undefined) return undefined;
  const where = origin.open
    ? NEIGHBOURS_TEXT.toEntry
    : whereText(printQuery(origin.query, filters.time.value), origin.scope);
  return (
    <section class={styles.bar} aria-label={NEIGHBOURS_TEXT.bar}>
      <Button size="small" variant="quiet" icon="back" onClick={neighbours.back}>
        <Untrusted value={NEIGHBOURS_TEXT.back(where)} />
      </Button>
      {/* Something else may be asked meanwhile: then only the way back is left to offer. */}
      <span class={styles.shows}>
        {neighbours.marked.value === origin.around && NEIGHBOURS_TEXT.shows[origin.kind]}
      </span>
      <IconButton
        size="small"
        icon="close"
        label={NEIGHBOURS_TEXT.stay}
        onClick={() => {
          neighbours.forget();
          onFocusSearch();
        }}
      />
    </section>
  );
}
