import type { RefObject } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { coverageGaps } from '@/lib/panel/feed/coverage-gaps';
import { conditionName } from '@/lib/panel/filters/filters-names';
import type { PanelAside } from '@/lib/panel/panel-aside';
import type { PanelModel } from '@/lib/panel/panel-model';
import type { PanelSuggestions } from '@/lib/panel/suggestions/panel-suggestions';
import { ScopeNote } from '../context/scope-note';
import { ScopeSwitch } from '../context/scope-switch';
import { FactsSpace } from '../facts/facts-space';
import { FilterChips } from '../filters/filter-chips';
import { SearchBar } from '../filters/search-bar';
import { BackfillLine } from '../status/backfill-line';
import { CoverageLine, CoverageSpace } from '../status/coverage-line';
import { FeedNotices } from '../status/feed-notices';
import type { PanelParts } from './later-parts';

interface ListHeadProps {
  readonly panel: PanelModel;
  /** `undefined` while they are on their way. */
  readonly parts: PanelParts | undefined;
  /** There with `parts`. */
  readonly aside: PanelAside | undefined;
  readonly inputRef: RefObject<HTMLInputElement | null>;
  readonly onFocusSearch: () => void;
}

const NO_SUGGESTIONS: PanelSuggestions = { at: () => [], dispose: () => {} };

/** Between the source and its entries: what is asked, and what of the log answers. */
export function ListHead({ panel, parts, aside, inputRef, onFocusSearch }: ListHeadProps) {
  const { context, feed, filters, times } = panel;
  const suggestions = useMemo(() => parts?.createPanelSuggestions(panel.suggesting) ?? NO_SUGGESTIONS, [parts, panel]);
  useEffect(() => suggestions.dispose, [suggestions]);
  const options = filters.options.value;
  const state = feed.state.value;
  const held = feed.held.value;
  const record = feed.sourceState.value?.record;
  const names = {
    events: filters.events.value,
    times: times.value,
    nameOf: panel.names.nameOf,
    filters: options.status === 'ready' ? options.filters : undefined,
  };
  return (
    <>
      <ScopeSwitch scopes={context.scopes.value} scope={context.scope.value} onChoose={context.chooseLevel} />
      <ScopeNote scope={context.scope.value} />
      <SearchBar
        text={filters.text.value}
        onText={filters.setText}
        problems={filters.problems.value}
        suggestions={suggestions}
        filtersOpen={panel.filtersOpen.value}
        filterCount={filters.conditions.value.length}
        onToggleFilters={() => panel.setFiltersOpen(!panel.filtersOpen.value)}
        inputRef={inputRef}
      />
      {parts !== undefined && panel.filtersOpen.value && (
        <parts.FilterPanel
          savedViews={aside?.views && <parts.SavedViews model={aside.views} filters={filters} />}
          options={options}
          conditions={filters.conditions.value}
          preset={filters.preset.value}
          days={filters.days.value}
          offersTeams={context.scope.value.type === 'organization'}
          now={panel.now.value}
          onPreset={filters.choosePreset}
          onDays={filters.chooseDays}
          onAdd={filters.addAll}
          onRemove={filters.removeAll}
          onAction={(kind) => (kind === 'retry' ? filters.retryOptions() : panel.act(kind))}
        />
      )}
      <FilterChips
        conditions={filters.conditions.value}
        nameOf={(condition) => conditionName(condition, names)}
        onRemove={(condition) => {
          filters.remove(condition);
          onFocusSearch();
        }}
        onClear={() => {
          filters.clear();
          onFocusSearch();
        }}
      />
      {parts !== undefined && <parts.NeighboursBar panel={panel} onFocusSearch={onFocusSearch} />}
      {parts === undefined || aside === undefined || held === undefined ? (
        <FactsSpace shown={feed.view.value?.length ?? 0} />
      ) : (
        <parts.FactsBar panel={panel} aside={aside} onFocusSearch={onFocusSearch} />
      )}
      {held === undefined ? (
        <CoverageSpace />
      ) : (
        <CoverageLine
          shown={feed.view.value?.length ?? 0}
          held={held}
          total={record?.coverage.total}
          from={record?.coverage.from}
          complete={record?.coverage.complete ?? false}
          gaps={record === undefined ? [] : coverageGaps(record.coverage)}
          late={record?.reconcile && { after: record.reconcile.until, before: record.reconcile.from }}
          refreshing={state.status === 'ready' && state.refreshing}
          lastSuccessAt={record?.lastSuccessAt}
          times={times.value}
          onRefresh={feed.refresh}
        />
      )}
      {state.status === 'ready' && <BackfillLine model={panel.backfill} now={panel.now.value} onAction={panel.act} />}
      <FeedNotices panel={panel} />
    </>
  );
}
