import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase64, toBase64 } from '@/lib/storage/base64';

describe('base64', () => {
  it('gives back the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(fromBase64(toBase64(bytes))).toEqual(new Uint8Array(bytes));
      }),
    );
  });

  it('holds for more bytes than one call may take as arguments', () => {
    const bytes = Uint8Array.from({ length: 300_001 }, (_value, index) => index % 251);
    expect(Buffer.from(toBase64(bytes), 'base64').equals(bytes)).toBe(true);
  });

  it.each(['ä', 'a', '=', 'not base64!'])('is not %j', (text) => {
    expect(fromBase64(text)).toBeUndefined();
  });
});
