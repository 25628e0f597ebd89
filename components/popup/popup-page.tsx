import type { PopupModel } from '@/lib/panel/popup-model';
import { POPUP_TEXT } from '@/lib/text/popup';
import { Button } from '../ui/button';
import { actOnFailure } from './act-on-failure';
import { ChangeDetail } from './change-detail';
import type { PopupActions } from './popup-actions';
import { type Act, PopupBody } from './popup-body';
import { PopupHeader } from './popup-header';
import styles from './popup-page.module.css';

interface PopupPageProps {
  readonly model: PopupModel;
  readonly actions: PopupActions;
}

export function PopupPage({ model, actions }: PopupPageProps) {
  const { feed, detail } = model;
  const open = detail.entry.value !== undefined;
  const { status } = feed.state.value;
  const act: Act = (failure, kind) => actOnFailure(failure, kind, model, actions);
  const nothingNew = model.unseen.value === 0;
  return (
    <div class={styles.popup}>
      <div class={styles.header}>
        <PopupHeader model={model} onOpenSettings={() => actions.openSettings(model.context.zone.value)} />
      </div>
      <main class={styles.main}>
        {open ? <ChangeDetail model={model} onAct={act} /> : <PopupBody model={model} actions={actions} onAct={act} />}
      </main>
      <footer class={styles.footer}>
        {status === 'ready' && !open && (
          <Button
            icon="check"
            disabled={nothingNew && !model.marking.value}
            busy={model.marking.value}
            onClick={() => void model.markSeen()}
          >
            {POPUP_TEXT.markSeen}
          </Button>
        )}
        <Button variant={status === 'ready' ? 'primary' : 'secondary'} wide onClick={actions.openPanel}>
          {POPUP_TEXT.openPanel}
        </Button>
      </footer>
    </div>
  );
}
