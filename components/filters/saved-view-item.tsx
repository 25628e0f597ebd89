import { useEffect, useRef, useState } from 'preact/hooks';
import type { SavedViewsModel, View } from '@/lib/panel/filters/saved-views-model';
import { VIEWS_TEXT } from '@/lib/text/views';
import { visibleText } from '@/lib/text/visible-text';
import { Menu } from '../ui/menu';
import { Pill } from '../ui/pill';
import { Untrusted } from '../ui/untrusted';
import { SavedViewName } from './saved-view-name';
import styles from './saved-views.module.css';

interface SavedViewItemProps {
  readonly view: View;
  readonly model: SavedViewsModel;
  /** Its place among those shown. */
  readonly at: number;
  readonly last: boolean;
  readonly onChoose: () => void;
  readonly onGone: () => void;
}

/** A view to press, and what can be done with it. */
export function SavedViewItem({ view, model, at, last, onChoose, onGone }: SavedViewItemProps) {
  const { id, name, builtIn, current } = view;
  const [renaming, setRenaming] = useState(false);
  const item = useRef<HTMLLIElement>(null);
  // A button that moves, or makes room for a field, loses the focus.
  const refocus = useRef(false);
  useEffect(() => {
    if (!refocus.current || renaming) return;
    refocus.current = false;
    item.current?.querySelector<HTMLElement>('[aria-haspopup]')?.focus();
  }, [at, renaming]);

  const move = (by: number) => {
    refocus.current = true;
    void model.move(id, by);
  };
  const leaveName = () => {
    refocus.current = true;
    setRenaming(false);
  };
  const remove = () => {
    onGone();
    void model.remove(id);
  };

  return (
    <li ref={item} class={styles.item}>
      {renaming ? (
        <SavedViewName
          initial={name}
          action={VIEWS_TEXT.done}
          onName={async (typed) => {
            await model.rename(id, typed);
            leaveName();
          }}
          onCancel={leaveName}
        />
      ) : (
        <Pill
          chosen={current}
          onClick={onChoose}
          tools={
            <Menu
              label={VIEWS_TEXT.change(visibleText(name, { limit: 80 }))}
              icon="more"
              items={[
                { id: 'rename', label: VIEWS_TEXT.rename, icon: 'pencil', onSelect: () => setRenaming(true) },
                ...(builtIn
                  ? []
                  : [
                      {
                        id: 'replace',
                        label: VIEWS_TEXT.replace,
                        icon: 'save' as const,
                        disabled: current,
                        onSelect: () => void model.replace(id),
                      },
                    ]),
                {
                  id: 'earlier',
                  label: VIEWS_TEXT.earlier,
                  icon: 'chevron-up',
                  disabled: at === 0,
                  onSelect: () => move(-1),
                },
                { id: 'later', label: VIEWS_TEXT.later, icon: 'chevron-down', disabled: last, onSelect: () => move(1) },
                builtIn
                  ? { id: 'hide', label: VIEWS_TEXT.hide, icon: 'hide', onSelect: remove }
                  : { id: 'remove', label: VIEWS_TEXT.remove, icon: 'trash', onSelect: remove },
              ]}
            />
          }
        >
          <Untrusted value={name} limit={80} />
        </Pill>
      )}
    </li>
  );
}
