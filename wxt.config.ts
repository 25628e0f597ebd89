import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';
import { ZONES, zoneOrigin } from './lib/zone';

const origins = ZONES.map(zoneOrigin);
const zonePatterns = origins.map((origin) => `${origin}/*`);

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  `connect-src ${origins.join(' ')}`,
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/**
 * What pages share lies in two files: what every one needs, and what those need that show entries. Cut by each set of
 * pages, and by what they load later, it would be dozens, and each file costs a page some ms before its first picture.
 */
const TWO_SHARED_CHUNKS = { name: sharedChunk };

interface Modules {
  getModuleInfo(id: string): { readonly isEntry: boolean; readonly importers: readonly string[] } | null;
}

/** `null`: of one page, or loaded later. */
function sharedChunk(id: string, modules: Modules): string | null {
  const pages = pagesOf(id, modules);
  if (pages.length < 2) return null;
  return pages.some((page) => page.includes('/options/')) ? 'shared' : 'shared-entries';
}

/** The pages that a module is loaded with. */
function pagesOf(id: string, modules: Modules): readonly string[] {
  const reached = new Set([id]);
  for (const one of reached) {
    for (const importer of modules.getModuleInfo(one)?.importers ?? []) reached.add(importer);
  }
  return [...reached].filter((one) => modules.getModuleInfo(one)?.isEntry);
}

export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill'],
  imports: false,
  targetBrowsers: ['chrome', 'firefox'],
  experimental: { escapeUnicode: true },
  manifest: ({ browser, mode }) => ({
    name: '__MSG_extName__',
    description: '__MSG_extDescription__',
    default_locale: 'en',
    permissions: browser === 'firefox' ? ['storage', 'alarms'] : ['storage', 'alarms', 'sidePanel'],
    optional_permissions: ['notifications'],
    host_permissions: zonePatterns,
    // Not a WXT content script: its wrapper announces the extension to the page. An unlisted script does not.
    content_scripts: [{ matches: zonePatterns, js: ['make-page.js'], run_at: 'document_idle', all_frames: false }],
    action: { default_title: '__MSG_extName__' },
    commands: {
      'open-panel': { description: '__MSG_commandOpenPanel__', suggested_key: { default: 'Alt+Shift+A' } },
    },
    incognito: 'not_allowed',
    // The development server needs its own origin; the built extension gets exactly this policy.
    ...(mode === 'development' ? {} : { content_security_policy: { extension_pages: contentSecurityPolicy } }),
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'audit-lens-for-make@audit-lens.example',
              strict_min_version: '142.0',
              data_collection_permissions: { required: ['authenticationInfo', 'personallyIdentifyingInfo'] },
            },
          },
        }
      : { minimum_chrome_version: '140', externally_connectable: { ids: [] } }),
  }),
  zip: {
    includeSources: [
      'entrypoints/**',
      'components/**',
      'lib/**',
      'public/**',
      'package.json',
      'package-lock.json',
      'wxt.config.ts',
      'tsconfig.json',
      'README.md',
      'LICENSE',
    ],
  },
  vite: () => ({
    plugins: [preact()],
    build: {
      // Every browser that runs this extension knows module preloading.
      modulePreload: { polyfill: false },
      rolldownOptions: { output: { codeSplitting: { groups: [TWO_SHARED_CHUNKS] } } },
    },
  }),
});
