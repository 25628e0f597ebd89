import { ensureBrowsers } from './browsers';
import { type CommandResult, runCommand } from './command';
import type { Step, Tally } from './step';
import { vitestStep } from './vitest';

/** Everything that `npm test` runs, cheapest first. */
export const TEST_STEPS: readonly Step[] = [
  commandStep('types', [
    ['wxt', 'prepare'],
    ['tsc', '--noEmit'],
  ]),
  commandStep('lint and format', [['biome', 'check', '--error-on-warnings', '.']]),
  commandStep('dead code', [['knip']]),
  vitestStep('unit, component and property tests', ['unit', 'dom'], 1_200_000),
  commandStep('build and zip for Chrome', [['wxt', 'zip']]),
  commandStep('build and zip for Firefox, with sources', [['wxt', 'zip', '-b', 'firefox', '--mv3']]),
  vitestStep('what was built', ['build'], 600_000),
  { name: 'browsers', run: browsers },
  commandStep('benchmark, quick', [
    ['node', '--import', './test/setup/ts-loader.mjs', 'test/bench/bench.ts', '--quick'],
  ]),
  vitestStep('end to end in Chromium', ['e2e-chromium'], 3_600_000),
  vitestStep('end to end in Firefox', ['e2e-firefox'], 3_600_000),
];

function commandStep(name: string, commands: readonly (readonly [string, ...string[]])[]): Step {
  return {
    name,
    run: async () => {
      for (const [command, ...args] of commands) {
        const result = await runCommand(command, args);
        if (result.code !== 0) return tallyOf(result);
      }
      return { passed: 1, failed: 0, output: '' };
    },
  };
}

function tallyOf({ code, output }: CommandResult): Tally {
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, output };
}

async function browsers(): Promise<Tally> {
  const missing = await ensureBrowsers(['chromium', 'firefox']);
  return { passed: missing.length === 0 ? 1 : 0, failed: missing.length, output: missing.join('\n') };
}
