import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { typedPartAt, withPart } from '@/lib/audit-log/query/typed-part';
import { anyTyped } from './arbitraries';

describe('what is being typed', () => {
  // The caret is at the bar.
  it.each<[string, string | undefined, string, string]>([
    ['|', undefined, '', '[x]'],
    ['da|', undefined, 'da', '[x]'],
    ['dana |', undefined, '', 'dana [x]'],
    ['da|na kim', undefined, 'da', '[x] kim'],
    ['-da|', undefined, 'da', '-[x]'],
    ['-|', undefined, '', '-[x]'],
    ['event:|', 'event', '', 'event:[x]'],
    ['event:de|leted kim', 'event', 'de', 'event:[x] kim'],
    ['event:a,de|x,b', 'event', 'de', 'event:a,[x],b'],
    ['event:=de|', 'event', 'de', 'event:[x]'],
    ['-actor:"da ki|m" y', 'actor', 'da ki', '-actor:[x] y'],
    ['actor:"da|', 'actor', 'da', 'actor:[x]'],
    ['target:scenario/30|00', 'target', 'scenario/30', 'target:[x]'],
  ])('in %s', (marked, field, typed, completed) => {
    const caret = marked.indexOf('|');
    const text = marked.replace('|', '');
    const part = typedPartAt(text, caret);
    expect(part).toMatchObject({ field, typed });
    expect(part && withPart(text, part, '[x]')).toEqual({ text: completed, caret: completed.indexOf(']') + 1 });
  });

  it.each(['actor:"da"|', '"da"|', 'foo:b|', 'foo:|'])('in %s is nothing that could be completed', (marked) => {
    expect(typedPartAt(marked.replace('|', ''), marked.indexOf('|'))).toBeUndefined();
  });

  it('lies in the text, around the caret', () => {
    fc.assert(
      fc.property(anyTyped, fc.nat(30), (text, at) => {
        const caret = Math.min(at, text.length);
        const { from, to } = typedPartAt(text, caret) ?? { from: 0, to: caret };
        expect(0 <= from && from <= caret && caret <= to && to <= text.length).toBe(true);
      }),
    );
  });
});
