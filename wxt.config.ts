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
 * What pages share would be cut into dozens of chunks, one for each set of pages that need it, and each file costs a page
 * some ms before its first picture. Sets that differ by less than this (bytes) share a chunk.
 */
const FEW_CHUNKS = { name: 'shared', minShareCount: 2, entriesAware: true, entriesAwareMergeThreshold: 20_000 };

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
      rolldownOptions: { output: { codeSplitting: { groups: [FEW_CHUNKS] } } },
    },
  }),
});
