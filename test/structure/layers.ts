/**
 * Who may import whom, by code (types cost nothing and may be looked at by anybody who is not kept from a secret).
 * A folder may always import itself and `base`, the modules directly in `lib/`. `folder/*` stands for what lies directly
 * in a folder that has rooms.
 */
export const LAYERS: Readonly<Record<string, readonly string[]>> = {
  base: ['zod/mini'],
  'lib/audit-log': [],
  'lib/text': ['lib/audit-log'],
  'lib/sample': ['lib/audit-log'],
  'lib/export': ['lib/audit-log', 'lib/text'],
  'lib/state': ['lib/audit-log', 'wxt/browser'],
  'lib/messaging': ['lib/audit-log', 'lib/state', 'wxt/browser'],
  'lib/browser': ['wxt/browser'],
  'lib/browser/archive-place.ts': ['lib/archive', 'lib/state', 'lib/storage', 'lib/vault'],
  // The composition root of the pages that show entries.
  'lib/browser/create-panel-gateway.ts': [
    'lib/browser',
    'lib/archive',
    'lib/messaging',
    'lib/panel',
    'lib/state',
    'lib/vault',
    'wxt/browser',
  ],
  'lib/browser/kept-window-context.ts': ['lib/state', 'lib/storage', 'wxt/browser'],
  'lib/make': ['lib/audit-log'],
  // What archive, vault and state all need of the media they keep things on.
  'lib/storage': ['idb'],
  // What others speak with; then its rooms, from the ground up.
  'lib/archive': [],
  'lib/archive/columns': [],
  'lib/archive/block': ['lib/archive/*', 'lib/archive/columns'],
  'lib/archive/formats': ['lib/archive/*', 'lib/archive/columns', 'lib/archive/block'],
  'lib/archive/store': ['lib/archive/*', 'lib/storage'],
  'lib/archive/sealed': ['lib/archive/*', 'lib/archive/block', 'lib/archive/formats', 'lib/audit-log', 'lib/storage'],
  'lib/archive/documents': ['lib/archive/*', 'lib/archive/sealed', 'lib/audit-log', 'lib/storage'],
  'lib/archive/index': ['lib/archive/*', 'lib/archive/columns', 'lib/archive/block', 'lib/audit-log'],
  'lib/archive/search': ['lib/archive/columns', 'lib/archive/index', 'lib/audit-log'],
  'lib/archive/read': [
    'lib/archive/*',
    'lib/archive/columns',
    'lib/archive/block',
    'lib/archive/sealed',
    'lib/archive/index',
    'lib/archive/search',
    'lib/audit-log',
    'lib/storage',
  ],
  'lib/archive/write': [
    'lib/archive/*',
    'lib/archive/columns',
    'lib/archive/block',
    'lib/archive/formats',
    'lib/archive/store',
    'lib/archive/sealed',
    'lib/audit-log',
    'lib/storage',
  ],
  'lib/vault': ['lib/make', 'lib/state', 'lib/storage', 'idb'],
  'lib/sync': ['lib/audit-log', 'lib/make', 'lib/archive'],
  'lib/background': [
    'lib/archive',
    'lib/audit-log',
    'lib/browser',
    'lib/make',
    'lib/messaging',
    'lib/state',
    'lib/storage',
    'lib/sync',
    'lib/text',
    'lib/vault',
  ],
  // The rooms of the panel's models, from the ground up; then what lies above them and makes one panel of them.
  'lib/panel/place': [],
  'lib/panel/gateway': ['lib/panel/place', '@preact/signals'],
  'lib/panel/pace': [],
  'lib/panel/context': ['lib/panel/place', 'lib/panel/gateway', 'lib/audit-log', '@preact/signals'],
  'lib/panel/feed': [
    'lib/panel/place',
    'lib/panel/gateway',
    'lib/panel/pace',
    'lib/panel/context',
    'lib/archive',
    'lib/audit-log',
    'lib/storage',
    'lib/text',
    '@preact/signals',
  ],
  'lib/panel/filters': [
    'lib/panel/place',
    'lib/panel/gateway',
    'lib/audit-log',
    'lib/state',
    'lib/text',
    '@preact/signals',
  ],
  'lib/panel/suggestions': ['lib/panel/place', 'lib/panel/filters', 'lib/audit-log', 'lib/text', '@preact/signals'],
  'lib/panel/facts': [
    'lib/panel/place',
    'lib/panel/feed',
    'lib/panel/filters',
    'lib/archive',
    'lib/audit-log',
    'lib/text',
    '@preact/signals',
  ],
  'lib/panel/detail': [
    'lib/panel/gateway',
    'lib/panel/feed',
    'lib/panel/filters',
    'lib/audit-log',
    'lib/text',
    '@preact/signals',
  ],
  'lib/panel/neighbours': [
    'lib/panel/place',
    'lib/panel/context',
    'lib/panel/filters',
    'lib/panel/detail',
    'lib/audit-log',
    'lib/state',
    '@preact/signals',
  ],
  'lib/panel/export': [
    'lib/panel/gateway',
    'lib/panel/pace',
    'lib/panel/context',
    'lib/panel/feed',
    'lib/audit-log',
    'lib/export',
    'lib/text',
    '@preact/signals',
  ],
  'lib/panel/names': [
    'lib/panel/place',
    'lib/panel/gateway',
    'lib/panel/context',
    'lib/panel/feed',
    'lib/audit-log',
    '@preact/signals',
  ],
  'lib/panel/settings': ['lib/panel/gateway', 'lib/state', 'lib/text', '@preact/signals'],
  'lib/panel/connect': ['lib/panel/gateway', '@preact/signals'],
  'lib/panel': ['lib/panel', 'lib/audit-log', 'lib/state', 'lib/text', '@preact/signals'],
  // Addresses of Make's pages are plain functions; the client beside them is kept by `SECRETS`.
  components: [
    'lib/audit-log',
    'lib/make/page-url.ts',
    'lib/panel',
    'lib/text',
    'preact',
    'preact/hooks',
    '@preact/signals',
  ],
  'entrypoints/background.ts': [
    'lib/background',
    'lib/browser',
    'lib/make/wait.ts',
    'lib/messaging',
    'lib/state',
    'wxt/',
  ],
  // Whatever it imports runs in every page of Make: kept by name, not by folder.
  'entrypoints/make-page.ts': [
    'lib/make/page-hint.ts',
    'lib/make/watch-page.ts',
    'lib/messaging/contract.ts',
    'wxt/utils/define-unlisted-script',
  ],
  'entrypoints/options': [
    'components',
    'lib/panel',
    'lib/browser',
    'lib/messaging',
    'lib/state',
    'preact',
    '@preact/signals',
    'wxt/browser',
  ],
  'entrypoints/popup': ['components', 'lib/panel', 'lib/browser', 'preact', '@preact/signals', 'wxt/browser'],
  'entrypoints/sidepanel': ['components', 'lib/panel', 'lib/browser', 'preact', '@preact/signals', 'wxt/browser'],
};

/** Folders with rooms: within one, types go only the way that code may. */
export const HOUSES = ['lib/archive', 'lib/panel'] as const;

/** Modules that touch the token, and the only folders that may import them, by code. */
export const SECRETS: Readonly<Record<string, readonly string[]>> = {
  'lib/make/make-client.ts': ['lib/background/', 'entrypoints/background.ts'],
  'lib/vault/token-vault.ts': ['lib/background/', 'entrypoints/background.ts'],
  'lib/vault/token-records.ts': ['lib/vault/'],
};

/** The layer of a module of ours; `undefined` for one that no rule knows. */
export function layerOf(path: string): string | undefined {
  if (/^lib\/[^/]+$/.test(path)) return 'base';
  return Object.keys(LAYERS)
    .filter((layer) => path === layer || path.startsWith(`${layer}/`))
    .sort((a, b) => b.length - a.length)[0];
}
