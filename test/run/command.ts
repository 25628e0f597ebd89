import { spawn } from 'node:child_process';
import { ROOT } from './root';

export interface CommandResult {
  /** The exit code; `undefined` when it was ended for taking too long or could not be started. */
  readonly code: number | undefined;
  /** stdout and stderr as they came, without colours. */
  readonly output: string;
}

interface CommandOptions {
  /** In ms. */
  readonly timeout?: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** Runs a tool of node_modules or of the system, without stdin. */
export function runCommand(
  command: string,
  args: readonly string[],
  { timeout = 300_000, env = {}, cwd = ROOT }: CommandOptions = {},
): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, CI: 'true', ...env },
      shell: process.platform === 'win32',
    });
    let output = '';
    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      child.kill('SIGKILL');
    }, timeout);
    child.stdout.on('data', (data: Buffer) => {
      output += data.toString();
    });
    child.stderr.on('data', (data: Buffer) => {
      output += data.toString();
    });
    child.on('error', (error) => {
      clearTimeout(timer);
      resolve({ code: undefined, output: `${output}${command}: ${error.message}\n` });
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      const note = timedOut ? `Ended after ${timeout / 1000} s without an end in sight.\n` : '';
      resolve({ code: timedOut ? undefined : (code ?? undefined), output: output + note });
    });
  });
}
