import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from '@/lib/zod';
import { runCommand } from './command';
import type { Step, Tally } from './step';

const Report = z.object({
  success: z.boolean(),
  numPassedTests: z.number(),
  numTotalTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) })),
});

/** A step that counts every test. A skipped test counts as failed, and so does a file that could not be loaded. */
export function vitestStep(name: string, projects: readonly string[], timeout: number): Step {
  return { name, run: () => runVitest(projects, timeout) };
}

async function runVitest(projects: readonly string[], timeout: number): Promise<Tally> {
  const folder = mkdtempSync(join(tmpdir(), 'audit-lens-'));
  const reportFile = join(folder, 'report.json');
  try {
    const { code, output } = await runCommand(
      'vitest',
      [
        'run',
        ...projects.flatMap((project) => ['--project', project]),
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${reportFile}`,
      ],
      { timeout },
    );
    const report = Report.safeParse(readJson(reportFile));
    if (!report.success) return { passed: 0, failed: 1, output };
    const { numPassedTests: passed, numTotalTests, testResults } = report.data;
    const unloadable = testResults.filter(
      (file) => file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'),
    ).length;
    const failed = numTotalTests - passed + unloadable;
    // Nothing failed and yet not a success: an error outside of any test.
    return { passed, failed: failed === 0 && code !== 0 ? 1 : failed, output };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
