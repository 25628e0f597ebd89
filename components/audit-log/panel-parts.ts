import { createPanelAside } from '@/lib/panel/panel-aside';
import { createPanelSuggestions } from '@/lib/panel/suggestions/panel-suggestions';
import { SourceChooser } from '../context/source-chooser';
import { EntryView } from '../detail/entry-view';
import { ExportDialog } from '../export/export-dialog';
import { ExportLine } from '../export/export-line';
import { FactsBar } from '../facts/facts-bar';
import { FilterPanel } from '../filters/filter-panel';
import { SavedViews } from '../filters/saved-views';
import { ShortcutsDialog } from '../status/shortcuts-dialog';
import { EmptyFeed } from './empty-feed';
import { EntryMenuHost } from './entry-menu-host';
import { NeighboursBar } from './neighbours-bar';

/** What of the panel is not in its first picture: all of it in one file, loaded right after that. */
export const PANEL_PARTS = {
  EmptyFeed,
  EntryMenuHost,
  EntryView,
  ExportDialog,
  ExportLine,
  FactsBar,
  FilterPanel,
  NeighboursBar,
  SavedViews,
  ShortcutsDialog,
  SourceChooser,
  createPanelAside,
  createPanelSuggestions,
} as const;
