import { execFileSync } from 'node:child_process';

/**
 * Takes the files of a folder out of the system's memory, as if they had last been read yesterday. `false` where that
 * cannot be asked for: only Linux knows it, by what `dd` does when it is told to read nothing and keep nothing.
 */
export function forgetFiles(folder: string): boolean {
  if (process.platform !== 'linux') return false;
  // What is not yet on the disk stays in memory.
  execFileSync('find', [folder, '-type', 'f', '-exec', 'sync', '{}', '+']);
  const forget = ['dd', 'if={}', 'iflag=nocache', 'count=0', 'status=none'];
  execFileSync('find', [folder, '-type', 'f', '-exec', ...forget, ';']);
  return true;
}
