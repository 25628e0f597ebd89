import { SourceChooser } from '../context/source-chooser';
import { EntryView } from '../detail/entry-view';
import { ExportDialog } from '../export/export-dialog';
import { FactsBar } from '../facts/facts-bar';
import { FilterPanel } from '../filters/filter-panel';
import { SavedViews } from '../filters/saved-views';
import { ShortcutsDialog } from '../status/shortcuts-dialog';
import { EmptyFeed } from './empty-feed';

/** What of the panel is not in its first picture: all of it in one file, loaded right after that. */
export const PANEL_PARTS = {
  EmptyFeed,
  EntryView,
  ExportDialog,
  FactsBar,
  FilterPanel,
  SavedViews,
  ShortcutsDialog,
  SourceChooser,
} as const;
