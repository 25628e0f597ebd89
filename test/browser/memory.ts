import { existsSync, readdirSync, readFileSync } from 'node:fs';

/**
 * What the browser on this profile takes, in bytes: all its processes, shared pages counted once. `undefined` where
 * the system does not tell (it is Linux that does).
 */
export function memoryOf(profile: string): number | undefined {
  if (!existsSync('/proc/self/smaps_rollup')) return undefined;
  const parents = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((pid) => [pid, /^PPid:\s*(\d+)$/m.exec(read(`/proc/${pid}/status`))?.[1] ?? '']),
  );
  const main = [...parents.keys()].filter((pid) => read(`/proc/${pid}/cmdline`).includes(profile));
  if (main.length === 0) throw new Error(`No browser runs on ${profile}`);
  const family = new Set(main);
  for (let grown = -1; grown !== family.size; ) {
    grown = family.size;
    for (const [pid, parent] of parents) if (family.has(parent)) family.add(pid);
  }
  return [...family]
    .map((pid) => Number(/^Pss:\s*(\d+) kB$/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) * 1024)
    .reduce((sum, bytes) => sum + bytes, 0);
}

/** A process may end while it is looked at. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
