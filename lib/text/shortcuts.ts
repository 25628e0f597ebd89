export const SHORTCUTS_TEXT = {
  title: 'Keyboard shortcuts',
  off: 'Those of a single letter or sign are switched off in the settings.',
  close: 'Close',
} as const;

export const SHORTCUTS: readonly { readonly keys: readonly string[]; readonly does: string }[] = [
  { keys: ['/'], does: 'Search' },
  { keys: ['f'], does: 'Open or close the filters' },
  { keys: ['j', '↓'], does: 'Next entry in the list' },
  { keys: ['k', '↑'], does: 'Previous entry in the list' },
  { keys: ['Home', 'End'], does: 'First entry, last entry' },
  { keys: ['Enter'], does: 'Open the entry' },
  { keys: ['Esc'], does: 'Back to the list; close what is open' },
  { keys: ['Shift', 'J'], does: 'Next entry, with the details open' },
  { keys: ['Shift', 'K'], does: 'Previous entry, with the details open' },
  { keys: ['m'], does: 'What to do with the entry: filter by it, look around it' },
  { keys: ['c'], does: 'The entry in context: all that happened around it' },
  { keys: ['o'], does: 'Everything about the same object' },
  { keys: ['d'], does: 'All the same person did that day' },
  { keys: ['b'], does: 'Back to where you came from' },
  { keys: ['r'], does: 'Ask Make for new entries' },
  { keys: ['p'], does: 'Pin, or follow the tab again' },
  { keys: ['?'], does: 'This list' },
];
