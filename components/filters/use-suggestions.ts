import type { RefObject } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { QuerySuggestions, Suggestion } from '@/lib/panel/suggestions/query-suggestions';

interface SuggestionsOptions {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly suggestions: QuerySuggestions;
  readonly inputRef: RefObject<HTMLInputElement | null>;
}

/** Opens with typing or an arrow key, never takes the focus, and takes nothing that was not marked or pressed. */
export function useSuggestions({ text, onText, suggestions, inputRef }: SuggestionsOptions) {
  const listId = useId();
  /** Where the caret was when the list was opened; `undefined` while it is closed. */
  const [caret, setCaret] = useState<number | undefined>(undefined);
  // By what it is, not by its place: once they are counted, others may come before it.
  const [markedTyped, setMarked] = useState<string | undefined>(undefined);
  const nextCaret = useRef<number | undefined>(undefined);
  const list = caret === undefined ? [] : suggestions.at(text, caret);
  const expanded = list.length > 0;
  const marked = list.findIndex(({ typed }) => typed === markedTyped);
  const active = list[marked];

  // The caret can be set only when the new text is there.
  useLayoutEffect(() => {
    if (nextCaret.current === undefined) return;
    inputRef.current?.setSelectionRange(nextCaret.current, nextCaret.current);
    nextCaret.current = undefined;
  });

  function open(): void {
    setCaret(inputRef.current?.selectionStart ?? text.length);
    setMarked(undefined);
  }

  function close(): void {
    setCaret(undefined);
    setMarked(undefined);
  }

  function take(suggestion: Suggestion): void {
    nextCaret.current = suggestion.caret;
    onText(suggestion.text);
    inputRef.current?.focus();
    // After a field come its values.
    setCaret(suggestion.text.slice(0, suggestion.caret).endsWith(':') ? suggestion.caret : undefined);
    setMarked(undefined);
  }

  return {
    list,
    marked,
    listId,
    take,
    field: { listId, expanded, active: active && optionId(listId, marked), onBlur: close },
    onInput: (value: string): void => {
      onText(value);
      if (value === '') close();
      else open();
    },
    onKeyDown: (event: KeyboardEvent): void => {
      if (event.isComposing) return;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step !== undefined) {
        if (expanded) setMarked(list.at((marked + step + (marked < 0 && step < 0 ? 1 : 0)) % list.length)?.typed);
        else open();
      } else if (event.key === 'Enter' && active !== undefined) take(active);
      else if (event.key === 'Escape' && expanded) close();
      else return;
      event.preventDefault();
    },
  };
}

export function optionId(listId: string, position: number): string {
  return `${listId}-${position}`;
}
