import { createQuerySuggestions, type QuerySuggestions, type QuerySuggestionsOptions } from './query-suggestions';
import { createSuggestionCounts, type SuggestionCountsOptions } from './suggestion-counts';

/** What suggestions are made of. */
export type SuggestionSources = SuggestionCountsOptions & Pick<QuerySuggestionsOptions, 'options' | 'chosen'>;

export interface PanelSuggestions extends QuerySuggestions {
  readonly dispose: () => void;
}

/** Suggestions with the number of entries that each would leave. */
export function createPanelSuggestions(sources: SuggestionSources): PanelSuggestions {
  const counts = createSuggestionCounts(sources);
  return { ...createQuerySuggestions({ ...sources, counts }), dispose: counts.dispose };
}
