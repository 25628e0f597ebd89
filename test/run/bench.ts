import { buildAndRun } from './script';

/** `npm run bench`. Returns the exit code. */
export function runBench(args: readonly string[]): Promise<number> {
  return buildAndRun('test/bench/bench.ts', ['chromium'], args);
}
