import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../../components/ui/tokens.css', import.meta.url), 'utf8');
const THEMES = ['light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

/** The colour of a token in a theme, through tokens that stand for others. */
function colour(name: string, theme: Theme): string {
  const value = new RegExp(`\\n  --${name}: ([^;]+);`).exec(css)?.[1];
  if (value === undefined) throw new Error(`no token ${name}`);
  const other = /^var\(--([\w-]+)\)$/.exec(value)?.[1];
  if (other !== undefined) return colour(other, theme);
  const pair = /^light-dark\((#\w{6}), (#\w{6})\)$/.exec(value);
  const found = theme === 'light' ? pair?.[1] : pair?.[2];
  if (found === undefined) throw new Error(`${name} is no pair of colours: ${value}`);
  return found;
}

/** WCAG 2.2: from 1 to 21. */
function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((share) => (share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const SURFACES = ['canvas', 'surface', 'surface-raised', 'surface-sunken', 'hover', 'pressed'];
const VERBS = ['created', 'updated', 'deleted', 'enabled', 'disabled', 'access', 'other'];

const TEXT_PAIRS = [
  ...['text', 'text-muted'].flatMap((text) => SURFACES.map((surface) => [text, surface])),
  ...['accent', 'accent-hover', 'danger', 'warning'].flatMap((text) =>
    ['canvas', 'surface', 'surface-raised', 'hover'].map((surface) => [text, surface]),
  ),
  ...['accent', 'danger', 'warning', 'success', 'info'].map((tone) => [tone, `${tone}-soft`]),
  ...['accent-soft', 'danger-soft', 'warning-soft', 'success-soft', 'info-soft'].map((surface) => ['text', surface]),
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['on-danger', 'danger'],
  ['on-found', 'found'],
  ['updated', 'hover'],
  ['access', 'hover'],
];

const GLYPH_PAIRS = [
  ...VERBS.map((verb) => [verb, `${verb}-soft`]),
  ...['edge', 'focus'].flatMap((glyph) => SURFACES.slice(0, 4).map((surface) => [glyph, surface])),
  ['accent', 'surface'],
];

describe.each(THEMES)('in the %s theme', (theme) => {
  it.each(TEXT_PAIRS)('%s can be read on %s', (text = '', surface = '') => {
    expect(contrast(colour(text, theme), colour(surface, theme))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(GLYPH_PAIRS)('%s can be told from %s', (glyph = '', surface = '') => {
    expect(contrast(colour(glyph, theme), colour(surface, theme))).toBeGreaterThanOrEqual(3);
  });
});

it('knows contrast as WCAG counts it', () => {
  expect(contrast('#ffffff', '#000000')).toBeCloseTo(21);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});
