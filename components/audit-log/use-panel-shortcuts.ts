import { useCallback } from 'preact/hooks';
import type { AuditLogEntry } from '@/lib/audit-log/entry';
import type { PanelModel } from '@/lib/panel/panel-model';
import type { PanelCommand } from '@/lib/panel/panel-shortcuts';
import { useShortcuts } from './use-shortcuts';

interface PanelShortcutsOptions {
  readonly panel: PanelModel;
  readonly focusSearch: () => void;
  readonly closeDetail: () => void;
  readonly closeChooser: () => void;
}

/** What each key does, in whichever view is on top. */
export function usePanelShortcuts({ panel, focusSearch, closeDetail, closeChooser }: PanelShortcutsOptions): void {
  const onCommand = useCallback(
    (command: PanelCommand): boolean => {
      const { context, choices, cursor, detail, feed } = panel;
      // A dialog is over everything; the browser closes it by Escape.
      if (panel.shortcutsOpen.peek() || panel.exports.open.peek()) return false;
      if (command === 'help') panel.setShortcutsOpen(true);
      else if (choices.open.peek()) {
        if (command !== 'back') return false;
        closeChooser();
      } else if (detail.entry.peek() !== undefined) {
        const entry = detail.entry.peek();
        const act: Readonly<Partial<Record<PanelCommand, () => void>>> = {
          'next-entry': detail.next,
          'previous-entry': detail.previous,
          back: closeDetail,
          ...neighboursOf(panel, entry),
        };
        const action = act[command];
        if (action === undefined) return false;
        action();
      } else {
        const view = feed.view.peek();
        const at = cursor.position.peek();
        const act: Readonly<Partial<Record<PanelCommand, () => void>>> = {
          search: focusSearch,
          filters: () => panel.setFiltersOpen(!panel.filtersOpen.peek()),
          'next-row': () => cursor.goBy(1),
          'previous-row': () => cursor.goBy(-1),
          refresh: feed.refresh,
          ...neighboursOf(panel, view !== undefined && at < view.length ? view.entry(at) : undefined),
          ...(view !== undefined && at < view.length ? { menu: () => panel.setEntryMenu(at) } : {}),
          pin: context.mode.peek() === 'pinned' ? context.follow : context.pin,
          back: () => {
            // From the search and the filters back to the list.
            panel.setFiltersOpen(false);
            cursor.goTo(cursor.position.peek());
          },
        };
        const action = act[command];
        if (action === undefined) return false;
        action();
      }
      return true;
    },
    [panel, focusSearch, closeDetail, closeChooser],
  );
  const wanted = useCallback(() => panel.settings.peek().shortcuts, [panel]);
  useShortcuts(onCommand, wanted);
}

function neighboursOf({ neighbours }: PanelModel, entry: AuditLogEntry | undefined) {
  const { origin, back, show } = neighbours;
  return {
    ...(origin.peek() === undefined ? {} : { origin: back }),
    ...(entry === undefined
      ? {}
      : {
          context: () => show('context', entry),
          object: () => show('object', entry),
          person: () => show('person', entry),
        }),
  };
}
