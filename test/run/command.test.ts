import { expect, test } from 'vitest';
import { runCommand } from './command';

const node = (script: string, timeout?: number) =>
  runCommand(process.execPath, ['-e', script], timeout === undefined ? {} : { timeout });

test('tells the exit code and all that was printed, on either stream', async () => {
  expect(await node('console.log("out"); console.error("err"); process.exitCode = 3')).toEqual({
    code: 3,
    output: expect.stringMatching(/out\n[\s\S]*err\n|err\n[\s\S]*out\n/),
  });
});

test('gives no stdin to wait for', async () => {
  const { code } = await node('process.stdin.on("end", () => process.exit(0)); process.stdin.resume()', 10_000);
  expect(code).toBe(0);
});

test('ends what takes too long, and says so', async () => {
  const { code, output } = await node('setInterval(() => {}, 1000)', 300);
  expect(code).toBeUndefined();
  expect(output).toContain('0.3 s');
});

test('a tool that does not exist is a failure, no exception', async () => {
  const { code, output } = await runCommand('there-is-no-such-tool', []);
  expect(code === undefined || code !== 0).toBe(true);
  expect(output).toContain('there-is-no-such-tool');
});
