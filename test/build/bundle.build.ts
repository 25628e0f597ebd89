import { describe, expect, test } from 'vitest';
import { ZONES, zoneOrigin } from '@/lib/zone';
import { BUILDS, filesOf, scriptsOf, textOf } from './output';

/** Each is a build of its own, with its own Preact. */
const PAGES = 3;

/** Ways to turn text into code or markup. Preact's `dangerouslySetInnerHTML` support is the only user of one. */
const FORBIDDEN = [
  ['eval', /\beval\s*\(/g, 0],
  ['new Function', /\bnew\s+Function\b|[^.\w]Function\s*\(/g, 0],
  ['innerHTML', /\.innerHTML\s*=[^=]/g, PAGES],
  ['outerHTML', /\.outerHTML\s*=[^=]/g, 0],
  ['insertAdjacentHTML', /insertAdjacentHTML/g, 0],
  ['document.write', /document\.write/g, 0],
  ['importScripts', /importScripts/g, 0],
  ['a notification', /\bnotifications\??\.create\b/g, 0],
  ['a timer that takes a string', /set(?:Timeout|Interval)\s*\(\s*["'`]/g, 0],
] as const;

/** Names, never fetched: XML namespaces that Preact compares with. */
const NAMESPACES = ['http://www.w3.org/1999/xhtml', 'http://www.w3.org/2000/svg', 'http://www.w3.org/1998/Math/MathML'];

/** In error messages of WXT's storage, for developers. */
const HELP = ['https://github.com/wxt-dev/wxt/issues/371', 'https://wxt.dev/guide/go-further/testing.html'];

/** How the origin of a zone is put together, as the minifier leaves it. */
const ZONE_TEMPLATE = /^https:\/\/\$\{\w+\}$/;

const ALLOWED_ADDRESSES: readonly string[] = [...NAMESPACES, ...HELP, ...ZONES.map(zoneOrigin)];

/** What the script in Make's pages has no business with. */
const NOT_IN_THE_PAGE = [
  /\bfetch\s*\(/,
  /XMLHttpRequest/,
  /\.storage\b/,
  /\blocalStorage\b|\bsessionStorage\b|indexedDB/,
  /postMessage/,
  /onMessage/,
  /dispatchEvent/,
  /\.(?:append|appendChild|prepend|insertBefore|replaceWith|remove|setAttribute|attachShadow)\s*\(/,
  /\.(?:textContent|innerText|innerHTML|title)\s*=[^=]/,
  /zod|ZodMini/i,
];

describe.each(BUILDS)('the scripts of %s', (build) => {
  const scripts = scriptsOf(build);
  const code = scripts.map(([, text]) => text).join('\n');

  test('are all there', () => {
    expect(scripts.map(([path]) => path)).toEqual(expect.arrayContaining(['background.js', 'make-page.js']));
  });

  test.each(FORBIDDEN)('use %s exactly as often as approved', (_, pattern, count) => {
    expect(code.match(pattern) ?? []).toHaveLength(count);
  });

  test('name no address but the six zones and XML namespaces', () => {
    const texts = [...filesOf(build)].filter(
      ([path]) => /\.(?:js|html|css|json)$/.test(path) && path !== 'manifest.json',
    );
    const found = texts.flatMap(
      ([, data]) => data.toString('utf8').match(/\b(?:https?|wss?|ftp):\/\/[^\s"'`<>\\)]+/g) ?? [],
    );
    const unknown = found
      .filter((address) => !ZONE_TEMPLATE.test(address))
      .filter((address) => !ALLOWED_ADDRESSES.includes(address.replace(/[/,;.]+$/, '')));
    expect([...new Set(unknown)]).toEqual([]);
  });

  test('carry no traces of the machine that built them', () => {
    expect(code).not.toMatch(/file:\/\/\/|\/node_modules\/|localhost|sourceMappingURL/);
  });

  test.each(NOT_IN_THE_PAGE)("do without %s in Make's pages", (pattern) => {
    expect(textOf(filesOf(build), 'make-page.js')).not.toMatch(pattern);
  });
});
