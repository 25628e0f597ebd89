import { buildAndRun } from './script';

/** `npm run demo [-- --firefox] [-- --headless]`. Returns the exit code. */
export function runDemo(args: readonly string[]): Promise<number> {
  return buildAndRun('test/demo/demo.ts', [args.includes('--firefox') ? 'firefox' : 'chromium'], args);
}
