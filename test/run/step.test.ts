import { afterEach, expect, test, vi } from 'vitest';
import { runSteps, type Step, type Tally } from './step';

const step = (name: string, tally: Tally): Step => ({ name, run: async () => tally });

function lines(): readonly string[] {
  return vi.mocked(console.log).mock.calls.map(([line]) => String(line));
}

vi.spyOn(console, 'log').mockImplementation(() => undefined);
afterEach(() => vi.mocked(console.log).mockClear());

test('counts what every step counted, and prints the output of those that failed only', async () => {
  const { passed, failed } = await runSteps([
    step('quiet', { passed: 3, failed: 0, output: 'a lot of words' }),
    step('loud', { passed: 1, failed: 2, output: 'what went wrong' }),
  ]);
  expect([passed, failed]).toEqual([4, 2]);
  expect(lines().join('\n')).toContain('  what went wrong');
  expect(lines().join('\n')).not.toContain('a lot of words');
});

test('goes on after a step that threw, and counts it', async () => {
  const broken: Step = { name: 'broken', run: () => Promise.reject(new Error('no such tool')) };
  const { passed, failed } = await runSteps([broken, step('next', { passed: 1, failed: 0, output: '' })]);
  expect([passed, failed]).toEqual([1, 1]);
  expect(lines().join('\n')).toContain('no such tool');
});

test('a step in which nothing ran has failed', async () => {
  const { passed, failed } = await runSteps([step('empty', { passed: 0, failed: 0, output: '' })]);
  expect([passed, failed]).toEqual([0, 1]);
});
