import type { PanelModel } from '@/lib/panel/panel-model';
import { PANEL_TEXT } from '@/lib/text/panel';
import { FailureState } from '../status/failure-state';
import { LoadingState } from '../status/loading-state';
import { NoSourceState } from '../status/no-source-state';
import { NoTokenState } from '../status/no-token-state';
import type { PanelParts } from './later-parts';
import { ReadyFeed } from './ready-feed';

interface FeedBodyProps {
  readonly panel: PanelModel;
  /** `undefined` while they are on their way. */
  readonly parts: PanelParts | undefined;
  /** Something lies over the list. */
  readonly covered: boolean;
  readonly onFocusSearch: () => void;
}

const LOADING_TEXT = {
  page: PANEL_TEXT.loadingPage,
  history: PANEL_TEXT.loadingHistory,
  make: PANEL_TEXT.loadingMake,
} as const;

/** The list in whichever of its faces. */
export function FeedBody({ panel, parts, covered, onFocusSearch }: FeedBodyProps) {
  const { feed, context, choices, gateway } = panel;
  const state = feed.state.value;
  switch (state.status) {
    case 'loading':
      return (
        <LoadingState
          key={state.what}
          text={LOADING_TEXT[state.what]}
          onReload={state.what === 'make' ? undefined : gateway.reload}
        />
      );
    case 'no-token':
      return <NoTokenState zone={state.zone} onConnect={() => gateway.openSettings(state.zone)} />;
    case 'no-source':
      return (
        <NoSourceState reason={state.reason} onChoose={() => choices.setOpen(true)} onRetry={context.resolveAgain} />
      );
    case 'failed':
      return <FailureState failure={state.failure} now={panel.now.value} onAction={panel.act} />;
    case 'ready':
      return <ReadyFeed panel={panel} parts={parts} covered={covered} onFocusSearch={onFocusSearch} />;
  }
}
