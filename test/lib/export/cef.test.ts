import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cefLine } from '@/lib/export/cef-text';
import { anyEntry } from '../archive/arbitraries';
import { fileOf, ONE_OF_EACH } from './builders';
import { readCef } from './read-cef';

/**
 * Keys of the dictionary of "Implementing ArcSight Common Event Format (CEF)", version 25 (2017), that our events
 * use, and how many characters their values may have; `undefined` where that says a number or a time stamp.
 */
const DICTIONARY = new Map<string, number | undefined>([
  ['rt', undefined],
  ['start', undefined],
  ['end', undefined],
  ['dvchost', 100],
  ['externalId', 40],
  ['act', 63],
  ['cat', 1023],
  ['suid', 1023],
  ['suser', 1023],
  ['msg', 1023],
  ...['cs1', 'cs2', 'cs3', 'cs4', 'cs5', 'cs6'].flatMap((key): [string, number][] => [
    [key, 4000],
    [`${key}Label`, 1023],
  ]),
  ...['cn1', 'cn2', 'cn3'].flatMap((key): [string, number | undefined][] => [
    [key, undefined],
    [`${key}Label`, 1023],
  ]),
]);

function expectCef(line: string): void {
  const { header, extension } = readCef(line);
  const [version, vendor, product, productVersion, eventId, name, severity] = header;
  expect([version, vendor, product, productVersion]).toEqual(['0', 'Make', 'Audit log', 'v2']);
  expect(eventId).toMatch(/^.{1,1023}$/s);
  expect(name).toMatch(/^.{1,512}$/s);
  expect(Number(severity)).toBeLessThanOrEqual(10);
  for (const [key, value] of extension) {
    if (/^MakeAuditLog[A-Z][A-Za-z]+$/.test(key)) continue;
    expect([...DICTIONARY.keys()]).toContain(key);
    const longest = DICTIONARY.get(key);
    if (longest === undefined) expect(value).toMatch(/^\d+$/);
    else expect(value.length).toBeLessThanOrEqual(longest);
    if (/^c[sn]\d$/.test(key)) expect(extension.has(`${key}Label`)).toBe(true);
  }
}

const linesOf = (file: string): string[] => file.split('\n').slice(0, -1);

describe('CEF events', () => {
  test('keep to the format and its dictionary', () => {
    const lines = linesOf(fileOf('cef', ONE_OF_EACH));
    expect(lines).toHaveLength(ONE_OF_EACH.length + 2);
    lines.forEach(expectCef);
  });

  test('keep to both, whatever Make sends', () => {
    const long = fc.tuple(anyEntry, fc.string({ unit: 'binary' }), fc.nat(3)).map(([entry, text, times]) => ({
      entry: { ...entry, eventName: text, actor: { id: 1, name: text.repeat(10 ** times) } },
    }));
    fc.assert(fc.property(long, (item) => linesOf(fileOf('cef', [item])).forEach(expectCef)));
  });

  test('say who did what to what', () => {
    const line = linesOf(fileOf('cef', ONE_OF_EACH))[1] ?? '';
    const { header, extension } = readCef(line);
    expect(header.slice(4)).toEqual(['webhook_created', 'Webhook created', '1']);
    expect(Object.fromEntries(extension)).toMatchObject({
      start: '1713528000000',
      rt: '1713528001879',
      suser: 'dana.kim@example.com',
      cs1Label: 'targetId',
      cs1: '3000',
      cs2: 'Orders; new',
      cs5: 'Dana Kim',
      msg: 'Dana Kim created webhook Orders; new',
    });
  });

  test('give back every value, whatever it is made of', () => {
    const piece = fc.constantFrom('=', '\\', '|', '\n', '\r', ' ', 'a', 'cs1=', '\\n', '\u2028');
    fc.assert(
      fc.property(
        fc.array(piece).map((pieces) => pieces.join('')),
        (text) => {
          const line = cefLine({ eventId: `e${text}`, name: `n${text}` }, [
            ['msg', `${text}.`],
            ['act', 'x'],
          ]);
          const { header, extension } = readCef(line.slice(0, -1));
          const oneLine = text.replace(/[\r\n\u2028]/g, ' ');
          expect(header.slice(4, 6)).toEqual([`e${oneLine}`, `n${oneLine}`]);
          expect(extension.get('msg')).toBe(`${text.replaceAll('\u2028', ' ')}.`);
          expect(extension.get('act')).toBe('x');
          expect(line.slice(0, -1)).not.toMatch(/[\r\n\u2028]/);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
