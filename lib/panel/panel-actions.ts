import type { ContextChoices } from '@/lib/panel/context/context-choices';
import type { ContextModel } from '@/lib/panel/context/context-model';
import type { FeedModel } from '@/lib/panel/feed/feed-model';
import type { PanelGateway } from '@/lib/panel/gateway/panel-gateway';
import type { FailureActionKind } from '@/lib/text/failure-text';

interface FailureActionsOptions {
  readonly gateway: Pick<PanelGateway, 'openSettings' | 'allowSite' | 'reload'>;
  readonly context: Pick<ContextModel, 'zone' | 'situation' | 'resolveAgain'>;
  readonly choices: Pick<ContextChoices, 'setOpen'>;
  readonly feed: Pick<FeedModel, 'refresh'>;
}

/** What the one button beside a failure does in the panel. */
export function createFailureActions({ gateway, context, choices, feed }: FailureActionsOptions) {
  const settings = () => gateway.openSettings(context.zone.peek());
  const choose = () => choices.setOpen(true);
  const actions: Readonly<Record<FailureActionKind, () => void>> = {
    connect: settings,
    'replace-token': settings,
    unlock: settings,
    'open-settings': () => gateway.openSettings(),
    retry: () => (context.situation.peek() === 'unresolved' ? context.resolveAgain() : feed.refresh()),
    'open-team': choose,
    'choose-source': choose,
    'allow-access': () => {
      const zone = context.zone.peek();
      if (zone !== undefined) void gateway.allowSite(zone).then((allowed) => allowed && feed.refresh());
    },
    reload: gateway.reload,
  };
  return (kind: FailureActionKind): void => actions[kind]();
}
