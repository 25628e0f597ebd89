import { gzipSync } from 'node:zlib';
import { bundleOf, filesOf } from '../build/output';
import type { Row } from './row';

const ENTRIES = [
  { metric: 'content script, gzip', entry: 'make-page.js', budget: 4 },
  { metric: 'background, gzip', entry: 'background.js', budget: 35 },
  { metric: 'panel, gzip', entry: 'sidepanel.html', budget: 60 },
  { metric: 'popup, gzip', entry: 'popup.html', budget: 45 },
  { metric: 'options page, gzip', entry: 'options.html', budget: 60 },
] as const;

const GROUP = 'Scripts of the build';

/** The scripts that each context loads, shared chunks included. */
export function measureSizes(): readonly Row[] {
  const files = filesOf('chrome-mv3');
  const raw = bundleOf(files, 'make-page.js').get('make-page.js')?.byteLength ?? Number.NaN;
  return [
    { group: GROUP, metric: 'content script, raw', measured: raw / 1000, budget: 20, unit: 'kB' },
    ...ENTRIES.map(({ metric, entry, budget }) => {
      const scripts = [...bundleOf(files, entry)].filter(([path]) => path.endsWith('.js'));
      const bytes = scripts.reduce((sum, [, file]) => sum + gzipSync(file).byteLength, 0);
      return { group: GROUP, metric, measured: bytes / 1000, budget, unit: 'kB' };
    }),
  ];
}
