import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { BUILDS, bundleOf, filesOf } from './output';

const KB = 1000;

/** What a context has to load before it does anything, style sheets included; gzip as a store or a network would. */
const LIMITS = [
  { entry: 'make-page.js', gzip: 4 * KB, raw: 20 * KB },
  { entry: 'background.js', gzip: 35 * KB },
  { entry: 'sidepanel.html', gzip: 60 * KB },
  { entry: 'popup.html', gzip: 45 * KB },
  { entry: 'options.html', gzip: 60 * KB },
] as const;

describe.each(BUILDS)('%s', (build) => {
  test.each(LIMITS)('$entry and what it loads stay within $gzip bytes', ({ entry, gzip, ...limit }) => {
    const files = [...bundleOf(filesOf(build), entry).values()];
    expect(files.length).toBeGreaterThan(0);
    const zipped = files.reduce((sum, file) => sum + gzipSync(file).byteLength, 0);
    expect(zipped).toBeLessThanOrEqual(gzip);
    if ('raw' in limit) {
      expect(files.reduce((sum, file) => sum + file.byteLength, 0)).toBeLessThanOrEqual(limit.raw);
    }
  });
});
