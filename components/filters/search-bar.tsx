import type { Ref } from 'preact';
import { formatCount } from '@/lib/text/numbers';
import { PANEL_TEXT } from '@/lib/text/panel';
import { Button } from '../ui/button';
import { IconButton } from '../ui/icon-button';
import { TextField } from '../ui/text-field';
import styles from './search-bar.module.css';

interface SearchBarProps {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly filtersOpen: boolean;
  readonly filterCount: number;
  readonly onToggleFilters: () => void;
  readonly inputRef: Ref<HTMLInputElement>;
}

export function SearchBar({ text, onText, filtersOpen, filterCount, onToggleFilters, inputRef }: SearchBarProps) {
  return (
    <search class={styles.bar}>
      <div class={styles.field}>
        <TextField
          label={PANEL_TEXT.search}
          labelHidden
          type="search"
          icon="lens"
          placeholder={PANEL_TEXT.searchPlaceholder}
          value={text}
          onInput={onText}
          inputRef={inputRef}
          {...(text === ''
            ? {}
            : {
                end: <IconButton size="small" icon="close" label={PANEL_TEXT.clearSearch} onClick={() => onText('')} />,
              })}
        />
      </div>
      <Button icon="filter" expanded={filtersOpen} onClick={onToggleFilters}>
        {PANEL_TEXT.filters}
        {filterCount > 0 && <span class={styles.count}>{formatCount(filterCount)}</span>}
      </Button>
    </search>
  );
}
