/** What a key does in the panel. */
export type PanelCommand =
  | 'search'
  | 'filters'
  | 'next-row'
  | 'previous-row'
  | 'next-entry'
  | 'previous-entry'
  | 'refresh'
  | 'pin'
  | 'context'
  | 'object'
  | 'person'
  | 'origin'
  | 'menu'
  | 'help'
  | 'back';

const BY_KEY: ReadonlyMap<string, PanelCommand> = new Map<string, PanelCommand>([
  ['/', 'search'],
  ['f', 'filters'],
  ['j', 'next-row'],
  ['k', 'previous-row'],
  ['J', 'next-entry'],
  ['K', 'previous-entry'],
  ['r', 'refresh'],
  ['p', 'pin'],
  ['c', 'context'],
  ['o', 'object'],
  ['d', 'person'],
  ['b', 'origin'],
  ['m', 'menu'],
  ['?', 'help'],
  ['Escape', 'back'],
]);

interface Key {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly isComposing: boolean;
}

/**
 * `undefined` for keys that mean nothing here; while typing, and where the person wants no shortcuts of one sign
 * (WCAG 2.1.4), that is all but Escape.
 */
export function commandOf(key: Key, { onlyEscape }: { readonly onlyEscape: boolean }): PanelCommand | undefined {
  if (key.ctrlKey || key.metaKey || key.altKey || key.isComposing) return undefined;
  const command = BY_KEY.get(key.key);
  return onlyEscape && command !== 'back' ? undefined : command;
}
