import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isZone, ZONES, zoneOfOrigin, zoneOfUrl, zoneOrigin } from '@/lib/zone';

describe('zoneOfUrl', () => {
  it.each([
    ...ZONES.map((zone) => [`https://${zone}/`, zone]),
    ['https://eu1.make.com', 'eu1.make.com'],
    ['https://EU1.MAKE.COM/12/scenarios', 'eu1.make.com'],
    ['HTTPS://eu1.make.com/', 'eu1.make.com'],
    ['https://eu1.make.com:443/12', 'eu1.make.com'],
    ['https://us1.make.celonis.com/organization/1?x=1#y', 'us1.make.celonis.com'],
  ])('knows the zone of %s', (address, zone) => {
    expect(zoneOfUrl(address)).toBe(zone);
  });

  it.each([
    undefined,
    '',
    'eu1.make.com',
    'https://evil-make.com/',
    'https://eu1.make.com.evil.io/',
    'https://eu1.make.com@evil.io/',
    'https://evil.io@eu1.make.com/',
    'https://:x@eu1.make.com/',
    'https://eu1-make.com/',
    'https://xeu1.make.com/',
    'https://eu1.make.com./',
    'https://eu1.make.com:8443/',
    'https://eu1.make.com%2eevil.io/',
    'https://evil.io/https://eu1.make.com/',
    'https://evil.io/?https://eu1.make.com/',
    'https://evil.io\\.eu1.make.com/',
    'https://eu1.mаke.com/',
    'https://xn--eu1-mke-5nf.com/',
    'https://www.make.com/en/help',
    'https://make.com/',
    'https://hook.eu1.make.com/abc',
    'https://acme.onmake.com/12/scenarios',
    'https://acme.make.celonis.com/',
    'http://eu1.make.com/',
    'ws://eu1.make.com/',
    'view-source:https://eu1.make.com/',
    'blob:https://eu1.make.com/3c0c1c2e-0000-4000-8000-000000000000',
    'filesystem:https://eu1.make.com/temporary/x',
    'data:text/html,https://eu1.make.com/',
    'javascript:location="https://eu1.make.com/"',
    'about:blank',
    'file:///https://eu1.make.com/',
    `https://eu1.make.com/${'a'.repeat(100_000)}`,
  ])('takes %.60s for no zone', (address) => {
    expect(zoneOfUrl(address)).toBeUndefined();
  });

  const pieces = fc.oneof(
    fc.constantFrom(
      ...ZONES,
      'https://',
      'http://',
      '@',
      '.',
      ':',
      '/',
      '\\',
      '%2e',
      '#',
      '?',
      'evil.io',
      'blob:',
      '\u200b',
      'а',
    ),
    fc.string({ unit: 'binary', maxLength: 4 }),
  );
  it('never takes an address of another origin for a zone', () => {
    const addresses = fc.oneof(
      fc.webUrl(),
      fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(addresses, (address) => {
        const zone = zoneOfUrl(address);
        if (zone !== undefined) expect(new URL(address).origin).toBe(zoneOrigin(zone));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('zoneOfOrigin', () => {
  it('wants the origin as the browser writes it', () => {
    expect(zoneOfOrigin('https://eu2.make.com')).toBe('eu2.make.com');
    expect(zoneOfOrigin('https://eu2.make.com/')).toBeUndefined();
    expect(zoneOfOrigin('null')).toBeUndefined();
    expect(zoneOfOrigin(undefined)).toBeUndefined();
  });
});

describe('isZone', () => {
  it.each([undefined, null, 0, {}, [], 'EU1.make.com', 'eu3.make.com', ['eu1.make.com'], 'toString'])(
    'refuses %j',
    (value) => {
      expect(isZone(value)).toBe(false);
    },
  );
});
