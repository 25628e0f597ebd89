import { execFile } from 'node:child_process';
import { cpus, loadavg, totalmem } from 'node:os';
import { promisify } from 'node:util';
import { findBrowser } from '../browser/find-browser';

/** Where the figures come from. */
export async function machineOf() {
  const [load = 0] = loadavg();
  const browser = await browserVersion();
  const { length } = cpus();
  const model = cpus()[0]?.model ?? 'unknown';
  const date = new Date().toISOString().slice(0, 10);
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`;
  return {
    date,
    cpus: length,
    model,
    memory,
    load: Number(load.toFixed(2)),
    node: process.version,
    browser,
    text: `${date}; ${length} CPUs (${model}), ${memory}, load ${load.toFixed(2)} at the start; ${browser}, Node ${process.version}`,
  };
}

async function browserVersion(): Promise<string> {
  const path = findBrowser('chromium');
  if (path === undefined) return 'no Chromium';
  const { stdout } = await promisify(execFile)(path, ['--version']).catch(() => ({ stdout: 'Chromium' }));
  return stdout.trim();
}
