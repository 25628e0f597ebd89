import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { formatCount } from '@/lib/text/numbers';
import { createTimes } from '@/lib/text/times';

const ZONES = ['UTC', 'Europe/Prague', 'America/New_York', 'Asia/Tehran', 'Pacific/Apia', 'Australia/Lord_Howe'];
const anyMoment = fc.integer({ min: Date.parse('1900-01-02T00:00:00Z'), max: Date.parse('2200-01-01T00:00:00Z') });

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('what is written without a formatter', () => {
  it.each(ZONES)('is, in a browser in %s, what one writes for that zone', (zone) => {
    vi.stubEnv('TZ', zone);
    expect(new Intl.DateTimeFormat('en').resolvedOptions().timeZone).toBe(zone);
    fc.assert(
      fc.property(anyMoment, anyMoment, (ms, now) => {
        const [own, named] = [undefined, zone].map((timeZone) => createTimes({ timeZone, now: () => now }));
        for (const form of ['time', 'day', 'dayKey'] as const) expect(own?.[form](ms)).toBe(named?.[form](ms));
      }),
    );
  });

  it('is, for an age, what a formatter of ages writes', () => {
    const formatter = new Intl.RelativeTimeFormat('en', { numeric: 'always' });
    const units = ['minute', 'hour', 'day', 'month', 'year'] as const;
    fc.assert(
      fc.property(fc.integer({ min: 46_000, max: 3e12 }), fc.boolean(), (distance, isPast) => {
        const now = Date.parse('2100-01-01T00:00:00Z');
        const text = createTimes({ timeZone: 'UTC', now: () => now }).relative(
          isPast ? now - distance : now + distance,
        );
        const amount = Number(/\d+/.exec(text)?.[0]);
        const unit = units.find((one) => text.includes(one)) ?? 'minute';
        expect(text).toBe(formatter.format(isPast ? -amount : amount, unit));
      }),
    );
  });

  it('is, for a count, what a formatter of numbers writes', () => {
    const formatter = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
    fc.assert(
      fc.property(fc.oneof(fc.maxSafeNat(), fc.nat(2_000_000), fc.double({ noNaN: true })), (count) => {
        // Nothing is nothing, whatever its sign.
        expect(formatCount(count)).toBe(formatter.format(count === 0 ? 0 : count));
      }),
      { examples: [[0], [-0], [999], [1000], [1_000_000]] },
    );
  });
});
