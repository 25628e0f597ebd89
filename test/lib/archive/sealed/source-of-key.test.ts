import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sourceOfKey } from '@/lib/archive/sealed/source-of-key';
import { type AuditLogSource, sourceKey } from '@/lib/audit-log/source';
import { ZONES } from '@/lib/zone';

const id = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });
const anySource: fc.Arbitrary<AuditLogSource> = fc
  .tuple(fc.constantFrom(...ZONES), id, fc.option(id))
  .map(([zone, organizationId, teamId]) =>
    teamId === null ? { zone, organizationId, type: 'organization' } : { zone, organizationId, type: 'team', teamId },
  );

describe('the source of a key', () => {
  it('is the one the key was made of', () => {
    fc.assert(
      fc.property(anySource, (source) => {
        expect(sourceOfKey(sourceKey(source))).toEqual(source);
      }),
    );
  });

  it.each([
    '',
    'evil.com/organization/1',
    'eu1.make.com/organization/x',
    'eu1.make.com/organization/1/team/',
    'eu1.make.com',
  ])('is none for %j', (key) => {
    expect(sourceOfKey(key)).toBeUndefined();
  });
});
