import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

const root = fileURLToPath(new URL('.', import.meta.url));

/** The same files run in each browser; a name may bind a file to one of them (`zero-errors.chromium.e2e.ts`). */
const e2e = (browser: 'chromium' | 'firefox', timeout: number) => ({
  resolve: { alias: { '@/': root } },
  test: {
    name: `e2e-${browser}`,
    environment: 'node' as const,
    include: ['test/e2e/**/*.e2e.ts'],
    exclude: [`test/e2e/**/*.${browser === 'chromium' ? 'firefox' : 'chromium'}.e2e.ts`],
    env: { E2E_BROWSER: browser },
    fileParallelism: false,
    testTimeout: timeout,
    hookTimeout: 2 * timeout,
  },
});

/** Milliseconds. No test here waits for anything; on a busy machine a property test can still take a while. */
const SLOW_MACHINE = 60_000;

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [WxtVitest()],
        test: {
          name: 'unit',
          testTimeout: SLOW_MACHINE,
          environment: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**'],
          setupFiles: ['test/setup/unit.ts'],
        },
      },
      {
        plugins: [WxtVitest(), preact()],
        test: {
          name: 'dom',
          testTimeout: SLOW_MACHINE,
          environment: 'happy-dom',
          include: ['test/**/*.test.tsx'],
          setupFiles: ['test/setup/unit.ts', 'test/setup/dom.ts'],
        },
      },
      {
        resolve: { alias: { '@/': root } },
        test: { name: 'build', environment: 'node', include: ['test/build/**/*.build.ts'], testTimeout: 120_000 },
      },
      e2e('chromium', 90_000),
      e2e('firefox', 120_000),
    ],
  },
});
