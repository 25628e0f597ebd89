import { targetOfEntry } from '@/lib/audit-log/target-of-entry';
import type { PanelModel } from '@/lib/panel/panel-model';
import { EntryMenu } from './entry-menu';

interface EntryMenuHostProps {
  readonly panel: PanelModel;
  /** Of the entry in the list. */
  readonly position: number;
  readonly onFocusSearch: () => void;
}

/** The menu of the row that it was asked for. */
export function EntryMenuHost({ panel, position, onFocusSearch }: EntryMenuHostProps) {
  const { context, cursor, feed, filters, names, neighbours } = panel;
  const view = feed.view.value;
  if (view === undefined || position >= view.length) return undefined;
  const entry = view.entry(position);
  const events = filters.events.value;
  const close = () => panel.setEntryMenu(undefined);
  return (
    <EntryMenu
      entry={entry}
      name={names.nameOf(targetOfEntry(entry, events))}
      events={events}
      neighbours={neighbours.offered(entry)}
      anchor={document.querySelector<HTMLElement>(`[data-row="${position}"]`)}
      onNeighbours={(kind) => {
        close();
        neighbours.show(kind, entry);
      }}
      onUse={(use, condition) => {
        close();
        if (condition.field === 'team' || condition.field === 'target') context.chooseLevel('organization');
        filters[use === 'only' ? 'only' : 'add'](condition);
        if ((feed.view.peek()?.length ?? 0) > 0) cursor.goTo(0);
        else onFocusSearch();
      }}
      onClose={(how) => {
        close();
        if (how === 'key') cursor.goTo(position);
      }}
    />
  );
}
