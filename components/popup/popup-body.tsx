import type { Failure } from '@/lib/failure';
import type { PopupModel } from '@/lib/panel/popup-model';
import type { FailureActionKind } from '@/lib/text/failure-text';
import { failureText } from '@/lib/text/failures';
import { POPUP_TEXT } from '@/lib/text/popup';
import { SlowNote } from '../status/slow-note';
import { Button } from '../ui/button';
import { EmptyState } from '../ui/empty-state';
import { Notice } from '../ui/notice';
import { Spinner } from '../ui/spinner';
import { Untrusted } from '../ui/untrusted';
import type { PopupActions } from './popup-actions';
import styles from './popup-body.module.css';
import { RecentChanges } from './recent-changes';

export type Act = (failure: Failure, kind: FailureActionKind) => void;

interface PopupBodyProps {
  readonly model: PopupModel;
  readonly actions: PopupActions;
  readonly onAct: Act;
}

/** One face for each state: no page, not connected, reading, refused, and the list. */
export function PopupBody({ model, actions, onAct }: PopupBodyProps) {
  const state = model.feed.state.value;
  switch (state.status) {
    case 'no-source':
      return state.reason === 'elsewhere' ? (
        <EmptyState icon="lens" title={POPUP_TEXT.noMakeTitle}>
          {POPUP_TEXT.noMakeText}
        </EmptyState>
      ) : (
        <EmptyState
          icon="organization"
          title={POPUP_TEXT[state.reason].title}
          action={
            state.reason === 'unresolved' && (
              <Button onClick={model.context.resolveAgain}>{POPUP_TEXT.unresolved.action}</Button>
            )
          }
        >
          {POPUP_TEXT[state.reason].text}
        </EmptyState>
      );
    case 'no-token': {
      const { zone } = state;
      return (
        <EmptyState
          icon="key"
          tone="accent"
          title={POPUP_TEXT.notConnectedTitle(zone)}
          action={
            <Button variant="primary" onClick={() => actions.openSettings(zone)}>
              {POPUP_TEXT.connect}
            </Button>
          }
        >
          {POPUP_TEXT.notConnectedText}
        </EmptyState>
      );
    }
    case 'loading':
      return (
        <>
          <p class={styles.loading} role="status">
            <Spinner />
            {state.what === 'page' ? POPUP_TEXT.resolving : POPUP_TEXT.loading}
          </p>
          {state.what !== 'make' && <SlowNote key={state.what} onReload={actions.reload} />}
        </>
      );
    case 'failed': {
      const { title, explanation, tone, action } = failureText(state.failure, model.now.value);
      return (
        <EmptyState
          icon="alert"
          tone={tone === 'error' ? 'danger' : 'warning'}
          title={title}
          action={
            action !== undefined && (
              <Button variant="primary" onClick={() => onAct(state.failure, action.kind)}>
                {action.label}
              </Button>
            )
          }
        >
          <Untrusted value={explanation} limit={600} />
        </EmptyState>
      );
    }
    case 'ready':
      return (
        <>
          {model.notMarked.value !== undefined && (
            <NotMarked failure={model.notMarked.value} now={model.now.value} onAct={onAct} />
          )}
          {state.trouble !== undefined && <Trouble failure={state.trouble} now={model.now.value} onAct={onAct} />}
          <RecentChanges model={model} />
        </>
      );
  }
}

interface TroubleProps {
  readonly failure: Failure;
  readonly now: number;
  readonly onAct: Act;
}

/** Above a list that is still there, but may be out of date. */
function Trouble({ failure, now, onAct }: TroubleProps) {
  const { title, tone, action } = failureText(failure, now);
  return (
    <div class={styles.trouble}>
      <Notice
        tone={tone === 'error' ? 'danger' : 'warning'}
        title={title}
        action={
          action !== undefined && (
            <Button size="small" onClick={() => onAct(failure, action.kind)}>
              {action.label}
            </Button>
          )
        }
      />
    </div>
  );
}

/** The answer to a click: what keeps it from being done. To try again, the button is still there. */
function NotMarked({ failure, now, onAct }: TroubleProps) {
  const { title, explanation, tone, action } = failureText(failure, now);
  return (
    <div class={styles.trouble}>
      <Notice
        urgent
        tone={tone === 'error' ? 'danger' : 'warning'}
        title={POPUP_TEXT.notMarked}
        action={
          action !== undefined &&
          action.kind !== 'retry' && (
            <Button size="small" onClick={() => onAct(failure, action.kind)}>
              {action.label}
            </Button>
          )
        }
      >
        <Untrusted value={`${title}. ${explanation}`} limit={600} />
      </Notice>
    </div>
  );
}
