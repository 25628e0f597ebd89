import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleNumber, sampleUuid } from '@/lib/sample/random';
import { SAMPLE_EVENTS } from '@/lib/sample/sample-events';
import { createSampleOrganization, type SampleOrganization } from '@/lib/sample/sample-organization';
import type { WireEntry } from '@/lib/sample/wire-entry';
import { DAY, HOUR } from '@/lib/time';

const NOW = Date.parse('2026-11-24T22:10:00Z');

function entriesOf(sample: SampleOrganization): readonly WireEntry[] {
  return Array.from({ length: sample.size }, (_, index) => sample.entry(index));
}

const usual = createSampleOrganization({ seed: 1, entries: 2000, now: NOW, utcOffset: 0 });
const entries = entriesOf(usual);

describe('a sample organization', () => {
  it('is the same for the same seed, and another for another', () => {
    const again = createSampleOrganization({ seed: 1, entries: 2000, now: NOW, utcOffset: 0 });
    expect(entriesOf(again)).toEqual(entries);
    expect(again.details(1234)).toEqual(usual.details(1234));
    const other = createSampleOrganization({ seed: 2, entries: 2000, now: NOW, utcOffset: 0 });
    expect(entriesOf(other)).not.toEqual(entries);
  });

  it('has what every log has, whatever its size and clock', () => {
    fc.assert(
      fc.property(
        fc.record({
          seed: fc.integer({ min: 0, max: 2 ** 31 }),
          entries: fc.integer({ min: 0, max: 400 }),
          now: fc.integer({ min: Date.parse('2024-11-01'), max: Date.parse('2030-01-01') }),
          days: fc.integer({ min: 1, max: 400 }),
          people: fc.integer({ min: 1, max: 60 }),
          teams: fc.integer({ min: 1, max: 80 }),
          utcOffset: fc.constantFrom(-480, 0, 60, 330),
        }),
        (options) => {
          const sample = createSampleOrganization(options);
          const list = entriesOf(sample);
          expect(new Set(list.map(({ uuid }) => uuid)).size).toBe(options.entries);
          for (const [index, entry] of list.entries()) {
            expect(Date.parse(entry.triggeredAt)).toBe(sample.triggeredAt(index));
            expect(Date.parse(entry.createdAt)).toBe(sample.createdAt(index));
            expect(sample.createdAt(index)).toBeGreaterThanOrEqual(sample.triggeredAt(index));
            expect(sample.createdAt(index)).toBeLessThanOrEqual(options.now);
            expect(sample.triggeredAt(index)).toBeGreaterThanOrEqual(sample.triggeredAt(Math.max(0, index - 1)));
            expect(entry.organizationId).toBe(sample.id);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('works in office hours: little at night and on weekends', () => {
    const hours = entries.map(({ triggeredAt }) => new Date(triggeredAt));
    const share = (fits: (time: Date) => boolean) => hours.filter(fits).length / hours.length;
    expect(share((time) => time.getUTCDay() % 6 === 0)).toBeLessThan(0.08);
    expect(share((time) => time.getUTCHours() >= 8 && time.getUTCHours() < 18)).toBeGreaterThan(0.75);
  });

  it('has a few very busy people and things, and many quiet ones', () => {
    const counts = (key: (entry: WireEntry) => string) => {
      const found = new Map<string, number>();
      for (const entry of entries) found.set(key(entry), (found.get(key(entry)) ?? 0) + 1);
      return [...found.values()].sort((a, b) => b - a);
    };
    const people = counts((entry) => entry.actor?.name ?? '');
    expect(people[0]).toBeGreaterThan(entries.length * 0.1);
    expect(people.length).toBeGreaterThan(15);
    const things = counts((entry) => `${entry.eventName.replace(/_[a-z]+$/, '')} ${entry.targetId}`);
    expect(things[0]).toBeGreaterThan(60);
    expect(things.length).toBeGreaterThan(200);
  });

  it('has entries recorded late, of nobody, of no team, and with a version', () => {
    const late = entries.filter((entry) => Date.parse(entry.createdAt) - Date.parse(entry.triggeredAt) > HOUR);
    expect(late.length).toBeGreaterThan(10);
    expect(late.length).toBeLessThan(100);
    expect(
      entries
        .filter((entry) => entry.actor === undefined)
        .every(({ eventName }) => eventName === 'scenario_deactivated'),
    ).toBe(true);
    expect(entries.some((entry) => entry.actor === undefined)).toBe(true);
    const teamless = new Set(entries.filter((entry) => entry.team === undefined).map(({ eventName }) => eventName));
    expect([...teamless].every((name) => /^(organization|two_factor)/.test(name))).toBe(true);
    expect(teamless.size).toBeGreaterThan(1);
    expect(entries.find((entry) => entry.version !== undefined)?.version).toMatchObject({
      from: expect.stringMatching(/^1\.0\.\d+$/),
    });
  });

  it('switches on only what is off, and off only what is on', () => {
    const isOff = new Map<string, boolean>();
    for (const { eventName, targetId } of entries) {
      const [, kind, verb] = /^(scenario|webhook)_(activated|deactivated|enabled|disabled)$/.exec(eventName) ?? [];
      if (kind === undefined) continue;
      const turnsOff = verb === 'deactivated' || verb === 'disabled';
      expect(isOff.get(`${kind} ${targetId}`) ?? false).toBe(!turnsOff);
      isOff.set(`${kind} ${targetId}`, turnsOff);
    }
    expect(isOff.size).toBeGreaterThan(20);
  });

  it('uses ids of different kinds twice, as Make does', () => {
    const ids = new Map<string, Set<string>>();
    for (const { kind, id } of usual.objects) ids.set(id, (ids.get(id) ?? new Set()).add(kind));
    expect([...ids.values()].some((kinds) => kinds.has('scenario') && kinds.has('webhook'))).toBe(true);
  });

  it('tells its evening: a contractor, the payouts, 20:47', () => {
    const evening = entries.filter(
      ({ triggeredAt }) => triggeredAt >= '2026-11-24T20:00' && triggeredAt < '2026-11-24T21:00',
    );
    const told = evening.map(({ triggeredAt, eventName, actor }) => [
      triggeredAt.slice(11, 16),
      eventName,
      actor?.name,
    ]);
    expect(told).toEqual(
      expect.arrayContaining([
        ['20:15', 'connection_authorized', 'Tomás Aguilar'],
        ['20:36', 'scenario_updated', 'Tomás Aguilar'],
        ['20:47', 'scenario_deactivated', 'Tomás Aguilar'],
        ['20:51', 'webhook_deleted', 'Tomás Aguilar'],
        ['20:56', 'scenario_deactivated', undefined],
      ]),
    );
    const index = entries.findIndex(({ triggeredAt }) => triggeredAt === '2026-11-24T20:47:09Z');
    expect(usual.details(index)).toMatchObject({ scenarioName: 'Stripe payouts → NetSuite', pendingExecutions: 14 });
    expect(usual.living('webhook').some(({ name, team }) => name === 'Stripe: payout.paid' && team === 0)).toBe(false);
  });

  it('names the thing in the details, and shows before and after of an update', () => {
    for (const [index, { eventName }] of entries.entries()) {
      const details = usual.details(index);
      if (!/^two_factor|^organization_created/.test(eventName)) expect(Object.keys(details).join()).toMatch(/Name/);
      if (/_updated$/.test(eventName) && !/^key_updated/.test(eventName)) {
        expect(details).toMatchObject({ before: expect.any(Object), after: expect.any(Object) });
        expect(details.before).not.toEqual(details.after);
      }
    }
  });

  it('offers the 46 events of Make in their groups, each once', () => {
    const items = usual.eventGroups.flatMap((group) => group.items);
    expect(items).toHaveLength(46);
    expect(new Set(items.map(({ value }) => value)).size).toBe(46);
    expect(new Set(entries.map(({ eventName }) => eventName)).size).toBeGreaterThan(35);
    expect(SAMPLE_EVENTS.map(({ name }) => name)).toEqual(items.map(({ value }) => value));
  });

  it('finds the number of an entry in its uuid', () => {
    for (const index of [0, 1, 999, 1999]) expect(sampleNumber(usual.entry(index).uuid)).toBe(index);
    expect(sampleNumber(sampleUuid(7, 0xfedc_ba98))).toBe(0xfedc_ba98);
    expect(sampleNumber('no uuid')).toBeNaN();
  });

  it('knows no entry outside its size', () => {
    for (const index of [-1, 2000, 0.5, Number.NaN]) expect(() => usual.entry(index)).toThrow(RangeError);
  });

  it('holds a hundred thousand entries over a year as easily', () => {
    const large = createSampleOrganization({
      seed: 3,
      entries: 100_000,
      now: NOW,
      people: 300,
      teams: 60,
      scale: 10,
      utcOffset: 0,
    });
    expect(large.triggeredAt(0)).toBeLessThan(NOW - 350 * DAY);
    expect(large.entry(99_999).uuid).not.toBe(large.entry(34_463).uuid);
    expect(large.objects.length).toBeGreaterThan(8000);
    expect(JSON.stringify(large.entry(50_000)).length).toBeGreaterThan(330);
  });
});
