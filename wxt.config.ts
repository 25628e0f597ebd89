import preact from '@preact/preset-vite';
import { mergeConfig } from 'vite';
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

interface Modules {
  getModuleInfo(id: string): { readonly importers: readonly string[] } | null;
}

/** All that a page needs for its first picture: each file more costs some ms before it. `null`: loaded later. */
function firstPicture(id: string, modules: Modules): string | null {
  const reached = new Set([id]);
  for (const one of reached) {
    for (const importer of modules.getModuleInfo(one)?.importers ?? []) reached.add(importer);
  }
  return [...reached].some((one) => one.endsWith('.html')) ? 'page' : null;
}

const ONE_FILE = {
  build: { rolldownOptions: { output: { codeSplitting: { groups: [{ name: firstPicture, debugName: 'page' }] } } } },
};

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
    // Every browser that runs this extension knows module preloading.
    build: { modulePreload: { polyfill: false } },
  }),
  hooks: {
    // Each page is a build of its own. What pages shared would be cut into files, with lists of what they give each
    // other, and would hold what only one of them needs.
    'entrypoints:grouped': (_, groups) => {
      const alone = groups.flatMap((group) => (Array.isArray(group) ? group.map((page) => [page]) : [group]));
      groups.splice(0, groups.length, ...alone);
    },
    'vite:build:extendConfig': ([entrypoint], config) => {
      if (entrypoint?.inputPath.endsWith('.html')) Object.assign(config, mergeConfig(config, ONE_FILE));
    },
  },
});
