import { useRef, useState } from 'preact/hooks';
import { printQuery } from '@/lib/audit-log/query/print';
import type { FiltersModel } from '@/lib/panel/filters/filters-model';
import type { SavedViewsModel } from '@/lib/panel/filters/saved-views-model';
import { VIEWS_TEXT } from '@/lib/text/views';
import { visibleText } from '@/lib/text/visible-text';
import { Menu } from '../ui/menu';
import { SavedViewItem } from './saved-view-item';
import { SavedViewName } from './saved-view-name';
import styles from './saved-views.module.css';

interface SavedViewsProps {
  readonly model: SavedViewsModel;
  readonly filters: FiltersModel;
}

/** Questions kept under names: a press asks one, and what is asked now can be kept as well. */
export function SavedViews({ model, filters }: SavedViewsProps) {
  const [error, setError] = useState<string>();
  const list = useRef<HTMLUListElement>(null);
  const views = model.views.value;
  const shown = views.filter(({ hidden }) => !hidden);
  const hidden = views.filter((view) => view.hidden);
  const focusList = () => list.current?.focus();

  return (
    <div class={styles.views}>
      <ul ref={list} class={styles.list} aria-label={VIEWS_TEXT.list} tabIndex={-1}>
        {shown.map((view, at) => (
          <SavedViewItem
            key={view.id}
            view={view}
            model={model}
            at={at}
            last={at === shown.length - 1}
            onChoose={() => filters.setChosen(view.query)}
            onGone={focusList}
          />
        ))}
        {hidden.length > 0 && (
          <li key="hidden">
            <Menu
              label={VIEWS_TEXT.hidden}
              icon="hide"
              items={hidden.map(({ id, name }) => ({
                id,
                label: VIEWS_TEXT.restore(visibleText(name, { limit: 80 })),
                icon: 'add',
                onSelect: () => {
                  focusList();
                  void model.restore(id);
                },
              }))}
            />
          </li>
        )}
      </ul>
      {printQuery(filters.chosen.value) !== '' && (
        <SavedViewName
          action={VIEWS_TEXT.keep}
          error={error}
          onName={async (name) => {
            const kept = await model.save(name).catch(() => false);
            setError(kept ? undefined : VIEWS_TEXT.notKept);
          }}
        />
      )}
    </div>
  );
}
