import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { BUILDS, bundleOf, filesOf } from './output';

const KB = 1000;

/**
 * The scripts a context has to load for its first picture; what comes after that is not counted. The content script's
 * and the options page's limits are the product's promise; the others guard against growth by accident: a new
 * dependency shows here first. What to come down to is in `npm run bench`.
 */
const LIMITS = [
  { entry: 'make-page.js', gzip: 4 * KB, raw: 20 * KB },
  { entry: 'background.js', gzip: 64 * KB },
  { entry: 'sidepanel.html', gzip: 81.5 * KB },
  { entry: 'popup.html', gzip: 57.2 * KB },
  { entry: 'options.html', gzip: 33.3 * KB },
] as const;

describe.each(BUILDS)('%s', (build) => {
  test.each(LIMITS)('$entry loads one script, which stays within $gzip bytes', ({ entry, gzip, ...limit }) => {
    const bundle = [...bundleOf(filesOf(build), entry)];
    const files = bundle.filter(([path]) => path.endsWith('.js')).map(([, data]) => data);
    expect(files).toHaveLength(1);
    const zipped = files.reduce((sum, file) => sum + gzipSync(file).byteLength, 0);
    expect(zipped).toBeLessThanOrEqual(gzip);
    if ('raw' in limit) {
      expect(files.reduce((sum, file) => sum + file.byteLength, 0)).toBeLessThanOrEqual(limit.raw);
    }
  });
});
