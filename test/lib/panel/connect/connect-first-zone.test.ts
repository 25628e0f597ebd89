import { describe, expect, it } from 'vitest';
import { connectHash, firstZone } from '@/lib/panel/connect/connect-first-zone';
import { ZONES } from '@/lib/zone';

describe('the zone to begin with', () => {
  it.each([
    ['#zone=us2.make.com', [], 'us2.make.com'],
    ['#zone=us2.make.com', [{ url: 'https://eu2.make.com/1/scenarios' }], 'us2.make.com'],
    ['', [{ url: 'https://eu2.make.com/1/scenarios' }], 'eu2.make.com'],
    ['#zone=evil.example', [{ url: 'https://eu2.make.com/1/scenarios' }], 'eu2.make.com'],
    ['#settings', [], 'eu1.make.com'],
    ['', [{ url: 'https://eu2.make.com.evil.example/' }, { url: undefined }], 'eu1.make.com'],
    [
      '',
      [
        { url: 'https://eu2.make.com/', lastAccessed: 1 },
        { url: 'https://us1.make.com/', lastAccessed: 3 },
        { url: 'https://us2.make.com/', lastAccessed: 2 },
      ],
      'us1.make.com',
    ],
  ])('for %j and tabs %j is %s', (hash, tabs, zone) => {
    expect(firstZone(hash, tabs)).toBe(zone);
  });

  it.each(ZONES)('can be asked for: %s', (zone) => {
    expect(firstZone(connectHash(zone), [])).toBe(zone);
  });
});
