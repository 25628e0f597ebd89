import type { PopupModel } from '@/lib/panel/popup-model';
import { POPUP_TEXT } from '@/lib/text/popup';
import { IconButton } from '../ui/icon-button';
import { Untrusted } from '../ui/untrusted';
import styles from './popup-header.module.css';

interface PopupHeaderProps {
  readonly model: PopupModel;
  readonly onOpenSettings: () => void;
}

/** Whose log this is, and how fresh. */
export function PopupHeader({ model, onOpenSettings }: PopupHeaderProps) {
  const place = model.context.place.value;
  const source = model.context.source.value;
  const state = model.feed.state.value;
  const teamOnly = source?.type === 'team' && place?.teamId !== undefined;
  return (
    <header class={styles.header}>
      <img src="/icon/32.png" alt="" width="20" height="20" />
      <div class={styles.names}>
        <h1 class={styles.title}>
          {place === undefined ? (
            POPUP_TEXT.heading
          ) : (
            <Untrusted value={POPUP_TEXT.organization(place.organizationName, place.organizationId)} limit={80} />
          )}
        </h1>
        {place !== undefined && (
          <p class={styles.where}>
            {teamOnly && place.teamId !== undefined && (
              <>
                <Untrusted value={POPUP_TEXT.team(place.teamName, place.teamId)} limit={80} />
                {' · '}
              </>
            )}
            {place.zone}
          </p>
        )}
      </div>
      {state.status === 'ready' && (
        <IconButton icon="refresh" label={POPUP_TEXT.refresh} busy={state.refreshing} onClick={model.feed.refresh} />
      )}
      <IconButton icon="settings" label={POPUP_TEXT.settings} onClick={onOpenSettings} />
    </header>
  );
}
