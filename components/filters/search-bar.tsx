import type { RefObject } from 'preact';
import type { QueryProblem } from '@/lib/audit-log/query/problem';
import type { QuerySuggestions } from '@/lib/panel/suggestions/query-suggestions';
import { formatCount } from '@/lib/text/numbers';
import { PANEL_TEXT } from '@/lib/text/panel';
import { QUERY_TEXT } from '@/lib/text/query-help';
import { Button } from '../ui/button';
import { IconButton } from '../ui/icon-button';
import { TextField } from '../ui/text-field';
import { QueryProblemText } from './query-problem-text';
import { QuerySuggestionList } from './query-suggestion-list';
import styles from './search-bar.module.css';
import { useResting } from './use-resting';
import { useSuggestions } from './use-suggestions';

interface SearchBarProps {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly problems: readonly QueryProblem[];
  readonly suggestions: QuerySuggestions;
  readonly filtersOpen: boolean;
  readonly filterCount: number;
  readonly onToggleFilters: () => void;
  readonly inputRef: RefObject<HTMLInputElement | null>;
}

/** The query line: words, fields, and whatever is chosen elsewhere, as text. */
export function SearchBar(props: SearchBarProps) {
  const { text, onText, problems, inputRef } = props;
  const suggesting = useSuggestions({ text, onText, suggestions: props.suggestions, inputRef });
  const resting = useResting(problems.find(({ blocks }) => blocks) ?? problems[0], text);
  // As long as something is suggested for it, it is only not finished.
  const suggested = suggesting.field.expanded && resting?.to === text.length;
  const problem = suggested ? undefined : resting;

  return (
    <search class={styles.bar}>
      <div class={styles.field}>
        <TextField
          label={QUERY_TEXT.label}
          labelHidden
          type="search"
          icon="lens"
          placeholder={QUERY_TEXT.placeholder}
          value={text}
          onInput={suggesting.onInput}
          onKeyDown={suggesting.onKeyDown}
          inputRef={inputRef}
          suggesting={suggesting.field}
          {...(problem?.blocks ? { error: <QueryProblemText problem={problem} /> } : {})}
          {...(problem?.blocks === false ? { hint: <QueryProblemText problem={problem} /> } : {})}
          {...(text === ''
            ? {}
            : {
                end: <IconButton size="small" icon="close" label={QUERY_TEXT.clear} onClick={() => onText('')} />,
              })}
        />
        {suggesting.field.expanded && <QuerySuggestionList {...suggesting} />}
      </div>
      <Button icon="filter" expanded={props.filtersOpen} onClick={props.onToggleFilters}>
        <span class={styles.word}>{PANEL_TEXT.filters}</span>
        {props.filterCount > 0 && <span class={styles.count}>{formatCount(props.filterCount)}</span>}
      </Button>
    </search>
  );
}
