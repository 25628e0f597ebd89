import type { Ref } from 'preact';
import type { Situation } from '@/lib/panel/context/context-model';
import type { Place } from '@/lib/panel/place/context-place';
import { PANEL_TEXT } from '@/lib/text/panel';
import { visibleText } from '@/lib/text/visible-text';
import type { Zone } from '@/lib/zone';
import { Icon } from '../ui/icon';
import { IconButton } from '../ui/icon-button';
import { joinClasses } from '../ui/join-classes';
import { Menu } from '../ui/menu';
import { Untrusted } from '../ui/untrusted';
import styles from './source-bar.module.css';

interface SourceBarProps {
  readonly place: Place | undefined;
  readonly zone: Zone | undefined;
  readonly situation: Situation;
  readonly mode: 'following' | 'pinned';
  readonly teamOnly: boolean;
  readonly choosing: boolean;
  readonly chooseRef: Ref<HTMLButtonElement>;
  readonly onChoose: () => void;
  readonly onPin: () => void;
  readonly onFollow: () => void;
  readonly onSettings: () => void;
  readonly onOpenInTab: () => void;
  readonly onExport: () => void;
  readonly onShortcuts: () => void;
}

/** Whose log this is, whether it follows the tab, and the way to everything else. */
export function SourceBar(props: SourceBarProps) {
  const { place, zone, mode, teamOnly } = props;
  const pinned = mode === 'pinned';
  return (
    <header class={styles.bar}>
      <h1 class="visually-hidden">{PANEL_TEXT.title}</h1>
      <button
        ref={props.chooseRef}
        type="button"
        class={styles.source}
        aria-expanded={props.choosing}
        aria-haspopup="dialog"
        title={place === undefined ? undefined : nameOf(place)}
        onClick={props.onChoose}
      >
        <span class={joinClasses(styles.mark, pinned && styles.marked)}>
          <Icon name="lens" />
        </span>
        <span class={styles.text}>
          <span class={styles.names}>
            {place === undefined ? (
              <span class={styles.organization}>{PANEL_TEXT.title}</span>
            ) : (
              <>
                <span class={styles.organization}>
                  <Untrusted value={PANEL_TEXT.organizationName(place.organizationName, place.organizationId)} />
                </span>
                {place.teamId !== undefined && (
                  <span class={styles.team}>
                    <Icon name="chevron-right" size="small" />
                    <span class={styles.teamName}>
                      <Untrusted value={PANEL_TEXT.teamName(place.teamName, place.teamId)} />
                    </span>
                  </span>
                )}
              </>
            )}
            <span class={styles.open}>
              <Icon name="chevron-down" size="small" />
            </span>
          </span>
          <span class="visually-hidden">. {PANEL_TEXT.chooseSource}. </span>
          <span class={styles.status}>
            {[zone, statusText(props)].filter((part) => part !== undefined).join(' · ')}
          </span>
        </span>
      </button>
      <IconButton
        icon="pin"
        label={pinned ? PANEL_TEXT.unpin : PANEL_TEXT.pin}
        pressed={pinned}
        disabled={place === undefined}
        onClick={pinned ? props.onFollow : props.onPin}
      />
      <Menu
        icon="more"
        label={PANEL_TEXT.menu}
        items={[
          { id: 'export', label: PANEL_TEXT.exportList, icon: 'save', onSelect: props.onExport },
          { id: 'settings', label: PANEL_TEXT.settings, icon: 'settings', onSelect: props.onSettings },
          { id: 'tab', label: PANEL_TEXT.openInTab, icon: 'external', onSelect: props.onOpenInTab },
          { id: 'shortcuts', label: PANEL_TEXT.shortcuts, icon: 'key', onSelect: props.onShortcuts },
        ]}
      />
      {teamOnly && <p class={styles.note}>{PANEL_TEXT.teamOnly}</p>}
    </header>
  );
}

function nameOf(place: Place | undefined): string {
  if (place === undefined) return PANEL_TEXT.noPlace;
  const organization = PANEL_TEXT.organizationName(place.organizationName, place.organizationId);
  const team = place.teamId === undefined ? '' : `, ${PANEL_TEXT.teamName(place.teamName, place.teamId)}`;
  return visibleText(`${organization}${team}`);
}

function statusText({ place, mode, situation }: SourceBarProps): string | undefined {
  if (place === undefined) return undefined;
  if (mode === 'pinned') return PANEL_TEXT.pinned;
  if (situation === 'elsewhere') return PANEL_TEXT.awayFromMake;
  if (situation === 'no-organization') return PANEL_TEXT.aboutNoOrganization;
  return PANEL_TEXT.following;
}
