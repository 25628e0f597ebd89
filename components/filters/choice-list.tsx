import { useState } from 'preact/hooks';
import { FILTERS_TEXT } from '@/lib/text/filters';
import { Checkbox } from '../ui/checkbox';
import { TextField } from '../ui/text-field';
import { Untrusted } from '../ui/untrusted';
import styles from './choice-list.module.css';

export interface ChoiceGroup<Value> {
  /** Empty for values without groups. */
  readonly header: string;
  readonly items: readonly { readonly value: Value; readonly label: string; readonly hint?: string }[];
}

interface ChoiceListProps<Value> {
  /** What is chosen among: "People". */
  readonly title: string;
  readonly groups: readonly ChoiceGroup<Value>[];
  readonly isChosen: (value: Value) => boolean;
  readonly onChange: (values: readonly Value[], chosen: boolean) => void;
}

/** So few need no search of their own. */
const SEARCH_FROM = 8;
/** More than this at once helps nobody and slows the page; the search finds the rest. */
const MOST_SHOWN = 100;

/** Check boxes in groups, with a search of their own. A group's own box stands for all of its items in sight. */
export function ChoiceList<Value extends string | number>({
  title,
  groups,
  isChosen,
  onChange,
}: ChoiceListProps<Value>) {
  const [text, setText] = useState('');
  const all = groups.reduce((sum, { items }) => sum + items.length, 0);
  const found = search(groups, text.trim().toLowerCase());
  const count = found.reduce((sum, { items }) => sum + items.length, 0);
  const shown = firstOf(found, MOST_SHOWN);

  return (
    <>
      {all >= SEARCH_FROM && (
        <TextField
          label={FILTERS_TEXT.find(title)}
          labelHidden
          type="search"
          icon="lens"
          placeholder={FILTERS_TEXT.find(title)}
          value={text}
          onInput={setText}
        />
      )}
      {count === 0 && <p class={styles.note}>{FILTERS_TEXT.noneFound}</p>}
      {shown.map((group) => {
        const chosen = group.items.filter(({ value }) => isChosen(value)).length;
        const items = (
          <ul class={styles.items}>
            {group.items.map((item) => (
              <li key={item.value}>
                <Checkbox
                  label={<Untrusted value={item.label} limit={120} />}
                  checked={isChosen(item.value)}
                  onChange={(checked) => onChange([item.value], checked)}
                  {...(item.hint === undefined ? {} : { hint: <Untrusted value={item.hint} limit={120} /> })}
                />
              </li>
            ))}
          </ul>
        );
        if (group.header === '') return <div key="">{items}</div>;
        return (
          <fieldset key={group.header} class={styles.group}>
            <legend class="visually-hidden">
              <Untrusted value={group.header} limit={120} />
            </legend>
            <div class={styles.header}>
              <Checkbox
                label={<Untrusted value={group.header} limit={120} />}
                checked={chosen === group.items.length}
                mixed={chosen > 0 && chosen < group.items.length}
                onChange={(checked) =>
                  onChange(
                    group.items.map(({ value }) => value),
                    checked,
                  )
                }
              />
            </div>
            {items}
          </fieldset>
        );
      })}
      {count > MOST_SHOWN && <p class={styles.note}>{FILTERS_TEXT.more(count - MOST_SHOWN)}</p>}
    </>
  );
}

function search<Value>(groups: readonly ChoiceGroup<Value>[], text: string): readonly ChoiceGroup<Value>[] {
  if (text === '') return groups;
  return groups
    .map(({ header, items }) => {
      if (header.toLowerCase().includes(text)) return { header, items };
      return {
        header,
        items: items.filter((item) => `${item.label}\n${item.hint ?? ''}`.toLowerCase().includes(text)),
      };
    })
    .filter(({ items }) => items.length > 0);
}

function firstOf<Value>(groups: readonly ChoiceGroup<Value>[], most: number): readonly ChoiceGroup<Value>[] {
  let room = most;
  return groups
    .map(({ header, items }) => {
      const shown = items.slice(0, room);
      room -= shown.length;
      return { header, items: shown };
    })
    .filter(({ items }) => items.length > 0);
}
