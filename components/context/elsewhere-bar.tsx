import type { Place } from '@/lib/panel/place/context-place';
import { PANEL_TEXT } from '@/lib/text/panel';
import { Button } from '../ui/button';
import { Untrusted } from '../ui/untrusted';
import styles from './elsewhere-bar.module.css';

interface ElsewhereBarProps {
  readonly place: Place;
  readonly onSwitch: () => void;
}

/** While pinned: the tab moved on to something else. */
export function ElsewhereBar({ place, onSwitch }: ElsewhereBarProps) {
  const name =
    place.teamId === undefined
      ? PANEL_TEXT.organizationName(place.organizationName, place.organizationId)
      : PANEL_TEXT.teamName(place.teamName, place.teamId);
  return (
    <div class={styles.bar} role="status">
      <span class={styles.text}>
        <Untrusted value={PANEL_TEXT.tabIsOn(name)} />
      </span>
      <Button size="small" variant="quiet" onClick={onSwitch}>
        {PANEL_TEXT.switchThere}
      </Button>
    </div>
  );
}
