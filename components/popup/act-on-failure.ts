import type { Failure } from '@/lib/failure';
import type { PopupModel } from '@/lib/panel/popup-model';
import type { FailureActionKind } from '@/lib/text/failure-text';
import type { PopupActions } from './popup-actions';

/** Does the one thing that a failure's text offers. What a popup has no room for, the panel has. */
export function actOnFailure(
  failure: Failure,
  kind: FailureActionKind,
  model: PopupModel,
  actions: PopupActions,
): void {
  const zone = 'zone' in failure ? failure.zone : model.context.zone.value;
  switch (kind) {
    case 'retry':
      if (model.context.place.value === undefined) model.context.resolveAgain();
      else model.feed.refresh();
      break;
    case 'reload':
      actions.reload();
      break;
    case 'allow-access':
      if (zone !== undefined) actions.allowSite(zone);
      break;
    case 'connect':
    case 'replace-token':
    case 'open-settings':
      actions.openSettings(zone);
      break;
    case 'unlock':
    case 'open-team':
    case 'choose-source':
      actions.openPanel();
      break;
  }
}
