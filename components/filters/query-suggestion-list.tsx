import type { Suggestion } from '@/lib/panel/suggestions/query-suggestions';
import { formatCount } from '@/lib/text/numbers';
import { QUERY_TEXT } from '@/lib/text/query-help';
import { joinClasses } from '../ui/join-classes';
import { Untrusted } from '../ui/untrusted';
import styles from './query-suggestion-list.module.css';
import { optionId } from './use-suggestions';

interface QuerySuggestionListProps {
  readonly list: readonly Suggestion[];
  readonly marked: number;
  readonly listId: string;
  readonly take: (suggestion: Suggestion) => void;
}

export function QuerySuggestionList({ list, marked, listId, take }: QuerySuggestionListProps) {
  return (
    <div id={listId} class={styles.list} role="listbox" aria-label={QUERY_TEXT.suggestions}>
      {list.map((suggestion, position) => (
        // The focus stays in the field, which knows the marked one by its id and hears the keys.
        <div
          key={suggestion.typed}
          id={optionId(listId, position)}
          class={joinClasses(styles.option, position === marked && styles.marked)}
          role="option"
          tabIndex={-1}
          aria-selected={position === marked}
          onMouseDown={(event) => {
            event.preventDefault();
            take(suggestion);
          }}
        >
          <span class={styles.label}>
            <Untrusted value={suggestion.label} limit={80} />
          </span>
          <code class={styles.typed}>
            <Untrusted value={suggestion.typed} limit={60} />
          </code>
          {suggestion.count !== undefined && <span class={styles.count}>{formatCount(suggestion.count)}</span>}
        </div>
      ))}
    </div>
  );
}
