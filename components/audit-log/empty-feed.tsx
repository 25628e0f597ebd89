import { nounOfKind } from '@/lib/audit-log/event-kind';
import { conditionName } from '@/lib/panel/filters/filters-names';
import type { PanelModel } from '@/lib/panel/panel-model';
import type { Scope } from '@/lib/panel/place/context-place';
import { EMPTY_TEXT } from '@/lib/text/empty-states';
import { PANEL_TEXT } from '@/lib/text/panel';
import { NoMatchState } from '../status/no-match-state';
import { Button } from '../ui/button';
import { EmptyState } from '../ui/empty-state';
import { useLoosening } from './use-loosening';

interface EmptyFeedProps {
  readonly panel: PanelModel;
  /** Filters or a search narrow the list. */
  readonly asked: boolean;
  readonly onFocusSearch: () => void;
}

/** Why there are no rows: a filter, the page's own scope, or nothing ever happened. */
export function EmptyFeed({ panel, asked, onFocusSearch }: EmptyFeedProps) {
  if (asked) return <NoMatch panel={panel} onFocusSearch={onFocusSearch} />;
  const scope = panel.context.scope.value;
  if (scope.type !== 'organization' && (panel.feed.held.value ?? 0) > 0)
    return <EmptyScope panel={panel} scope={scope} />;
  const { title, text, action } = EMPTY_TEXT.log;
  return (
    <EmptyState
      icon="check"
      title={title}
      action={
        <Button variant="primary" onClick={panel.feed.refresh}>
          {action}
        </Button>
      }
    >
      {text}
    </EmptyState>
  );
}

function NoMatch({ panel, onFocusSearch }: Pick<EmptyFeedProps, 'panel' | 'onFocusSearch'>) {
  const { filters, times } = panel;
  const found = useLoosening(panel);
  const loosening = found?.loosening;
  const options = filters.options.value;
  const names = {
    events: filters.events.value,
    times: times.value,
    filters: options.status === 'ready' ? options.filters : undefined,
  };
  return (
    <NoMatchState
      looking={found === undefined}
      loosening={loosening && { name: conditionName(loosening.condition, names), matches: loosening.matches }}
      onRemove={() => {
        if (loosening !== undefined) filters.remove(loosening.condition);
        onFocusSearch();
      }}
      onClear={() => {
        filters.clear();
        onFocusSearch();
      }}
    />
  );
}

function EmptyScope({
  panel,
  scope,
}: {
  readonly panel: PanelModel;
  readonly scope: Exclude<Scope, { type: 'organization' }>;
}) {
  const { feed, context, times } = panel;
  const texts = EMPTY_TEXT.scope;
  const coverage = feed.sourceState.value?.record.coverage;
  const what = scope.type === 'target' ? `this ${nounOfKind(scope.target.kind)}` : 'this team';
  const isWidest = context.scopes.value.at(-1)?.type === scope.type;
  return (
    <EmptyState
      icon={scope.type === 'target' ? 'target' : 'team'}
      title={texts.title(what)}
      {...(isWidest
        ? {}
        : {
            action: (
              <Button
                variant="primary"
                onClick={() => context.chooseLevel(scope.type === 'target' ? 'team' : 'organization')}
              >
                {texts.action}
              </Button>
            ),
          })}
    >
      {coverage?.complete || coverage?.from === undefined
        ? texts.allText
        : texts.text(PANEL_TEXT.backTo(times.value.date(coverage.from)))}
    </EmptyState>
  );
}
