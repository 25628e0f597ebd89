import { deepStrictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { jsonOfText, textOfJson } from '@/lib/archive/block/exact-json';
import { anyJson } from '../arbitraries';

describe('exact JSON text', () => {
  it('gives back whatever JSON.parse can give', () => {
    fc.assert(
      fc.property(anyJson, (value) => deepStrictEqual(jsonOfText(textOfJson(value)), value)),
      { numRuns: 500 },
    );
  });
});
