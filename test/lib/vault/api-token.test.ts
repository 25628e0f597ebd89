import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cleanApiToken } from '@/lib/vault/api-token';

const TOKEN = '12345678-12ab-34cd-56ef-1234567890ab';

it.each([
  ['as it is', TOKEN],
  ['a line break after it', `${TOKEN}\r\n`],
  ['blanks and tabs around it', ` \t${TOKEN}  `],
  ['a no-break space before it', `\u00a0${TOKEN}`],
  ['a zero-width space in it', `12345678\u200b${TOKEN.slice(8)}`],
  ['a soft hyphen in it', `12345678\u00ad${TOKEN.slice(8)}`],
  ['a byte order mark before it', `\ufeff${TOKEN}`],
  ['a direction mark after it', `${TOKEN}\u200e`],
  ['the word Token before it', `Token ${TOKEN}`],
  ['the word token in capitals', `TOKEN ${TOKEN}`],
  ['the word Bearer before it', `Bearer ${TOKEN}`],
  ['the whole header', `Authorization: Token ${TOKEN}`],
  ['the header without blanks', `authorization:Token ${TOKEN}`],
  ['quotes', `"${TOKEN}"`],
  ['typographic quotes', `\u201c${TOKEN}\u201d`],
  ['quotes around the header', `'Authorization: Token ${TOKEN}'`],
  ['quotes within the header', `Authorization: Token "${TOKEN}"`],
  ['a line break after the word Token', `Token\n${TOKEN}`],
])('reads a token with %s', (_title, pasted) => {
  expect(cleanApiToken(pasted)).toBe(TOKEN);
});

it.each([
  ['nothing', ''],
  ['only blanks', ' \n '],
  ['only a prefix', 'Authorization: Token '],
  ['something too short', '1234-5678'],
  ['something too long', 'x'.repeat(513)],
  ['10 kB', 'x'.repeat(10_000)],
  ['10 kB of blanks around a token', `${' '.repeat(5000)}${TOKEN}${' '.repeat(5000)}`],
  ['a line break within', `12345678\n${TOKEN.slice(8)}`],
  ['a NUL within', `12345678\0${TOKEN.slice(8)}`],
  ['a smart dash within', TOKEN.replace('-', '\u2013')],
  ['a Cyrillic letter within', TOKEN.replace('a', '\u0430')],
  ['a blank within', `${TOKEN} ${TOKEN}`],
  ['a second header', `${TOKEN}\r\nX-Evil: 1`],
])('refuses %s', (_title, pasted) => {
  expect(cleanApiToken(pasted)).toBeUndefined();
});

it('never throws, and gives only what a header can carry, found in what was pasted', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom(TOKEN, 'Token ', 'Bearer ', 'Authorization:', '"', '\u201d', '\u200b', '\n', '\0', ' '),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const pasted = pieces.join('');
      const token = cleanApiToken(pasted);
      if (token === undefined) return;
      expect(token).toMatch(/^[\x21-\x7e]{16,512}$/);
      expect(pasted.replace(/[^\x21-\x7e]/g, '')).toContain(token);
      expect(cleanApiToken(token)).toBe(token);
    }),
    { numRuns: 2000 },
  );
});

it('leaves every UUID as it is, whatever it is wrapped in', () => {
  fc.assert(
    fc.property(
      fc.uuid(),
      fc.constantFrom('', 'Token ', 'Authorization: Token '),
      fc.constantFrom('', '"', "'"),
      (token, prefix, quote) => {
        expect(cleanApiToken(`${quote}${prefix}${token}${quote}\n`)).toBe(token);
      },
    ),
  );
});
