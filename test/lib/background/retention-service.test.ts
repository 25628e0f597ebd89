import { expect, it, vi } from 'vitest';
import { NEW_SOURCE, type SourceRecord } from '@/lib/archive/contract';
import type { Retention } from '@/lib/archive/retention';
import { type AuditLogSource, type OrganizationRef, organizationKey, sourceKey } from '@/lib/audit-log/source';
import { createRetentionService } from '@/lib/background/retention-service';
import { createSourceTurns } from '@/lib/background/source-turns';
import { createUnderWay } from '@/lib/background/under-way';
import { createPauseStore } from '@/lib/state/pause-store';
import { DEFAULT_SETTINGS, type Settings } from '@/lib/state/state';
import { DAY, HOUR } from '@/lib/time';
import { createMemoryArea } from '../../fakes/memory-area';

const NORTH: AuditLogSource = { zone: 'eu1.make.com', type: 'organization', organizationId: 3 };
const TEAM: AuditLogSource = { zone: 'eu1.make.com', type: 'team', organizationId: 3, teamId: 7 };
const SOUTH: AuditLogSource = { zone: 'us1.make.com', type: 'organization', organizationId: 9 };

function setUp(sources: readonly AuditLogSource[] = [NORTH, TEAM, SOUTH]) {
  const world = {
    now: Date.UTC(2026, 10, 24),
    dropped: 0,
    compactions: 0,
    settings: DEFAULT_SETTINGS,
    records: new Map<string, SourceRecord>(),
  };
  const retained: { readonly key: string; readonly retention: Retention }[] = [];
  const compact = vi.fn(async (_organization: OrganizationRef) => world.compactions-- > 0);
  const publish = vi.fn();
  const bump = vi.fn();
  const turns = createSourceTurns(createUnderWay());
  const area = createMemoryArea();
  const rests = createPauseStore({ area });
  const restart = () =>
    createRetentionService({
      archive: {
        compact,
        retain: async (organization, retention) => {
          retained.push({ key: organizationKey(organization), retention });
          return world.dropped;
        },
        record: async (source) => world.records.get(sourceKey(source)) ?? NEW_SOURCE,
        sources: async () => sources,
      },
      states: { publish, bump },
      turns,
      settings: { get: async () => world.settings },
      rests,
      now: () => world.now,
    });
  const change = (settings: Partial<Settings>) => {
    world.settings = { ...world.settings, ...settings };
  };
  return { world, retained, compact, publish, bump, turns, change, restart, service: restart() };
}

it('looks through every organization once, as the settings say', async () => {
  const { service, retained, compact, world, publish, bump } = setUp();
  await service.tidy();
  expect(retained.map(({ key }) => key)).toEqual(['eu1.make.com/organization/3', 'us1.make.com/organization/9']);
  expect(retained[0]?.retention).toMatchObject({ maxAge: 13 * 31 * DAY, maxEntries: 1_000_000, now: world.now });
  expect(retained[0]?.retention.documentsOf?.('some-uuid')).toEqual(['detail/some-uuid']);
  expect(compact).toHaveBeenCalledTimes(2);
  expect(publish).not.toHaveBeenCalled();
  expect(bump).not.toHaveBeenCalled();
});

it('says in every source what was dropped', async () => {
  const { service, world, publish, bump } = setUp([NORTH, TEAM]);
  world.dropped = 5;
  await service.tidy();
  expect(publish.mock.calls.map(([source]) => sourceKey(source))).toEqual([NORTH, TEAM].map(sourceKey));
  expect(bump).toHaveBeenCalledOnce();
});

it('does it again after a day, merging after an hour, also in another worker', async () => {
  const { service, restart, retained, compact, world } = setUp([NORTH]);
  await service.tidy();
  await restart().tidy();
  expect([retained.length, compact.mock.calls.length]).toEqual([1, 1]);
  world.now += HOUR;
  await service.tidy();
  expect([retained.length, compact.mock.calls.length]).toEqual([1, 2]);
  world.now += DAY;
  await service.tidy();
  expect([retained.length, compact.mock.calls.length]).toEqual([2, 3]);
});

it('does it again when the clock was set back', async () => {
  const { service, retained, world } = setUp([NORTH]);
  await service.tidy();
  world.now -= 3 * DAY;
  await service.tidy();
  expect(retained).toHaveLength(2);
});

it('does it at once when less is to be kept', async () => {
  const { service, retained, change } = setUp([NORTH]);
  await service.tidy();
  change({ theme: 'dark' });
  await service.tidy();
  expect(retained).toHaveLength(1);
  change({ keepMonths: 3, keepEntries: 10_000 });
  await service.tidy();
  expect(retained[1]?.retention).toMatchObject({ maxAge: 3 * 31 * DAY, maxEntries: 10_000 });
});

it('tries again at the next look what failed', async () => {
  const { service, compact } = setUp([NORTH]);
  compact.mockRejectedValueOnce(new Error('disk full'));
  await expect(service.tidy()).rejects.toThrow('disk full');
  await service.tidy();
  expect(compact).toHaveBeenCalledTimes(2);
});

it('waits for whoever moves the coverage of a source', async () => {
  const { service, retained, turns } = setUp([NORTH, TEAM]);
  const { promise, resolve } = Promise.withResolvers<void>();
  const reading = turns.run(TEAM, () => promise);
  const tidying = service.tidy();
  for (let turn = 0; turn < 20; turn++) await new Promise((next) => setImmediate(next));
  expect(retained).toEqual([]);
  resolve();
  await Promise.all([reading, tidying]);
  expect(retained).toHaveLength(1);
});

it('merges until nothing is left to merge, but not for ever', async () => {
  const { service, compact, world } = setUp([NORTH]);
  world.compactions = 3;
  await service.tidy();
  expect(compact).toHaveBeenCalledTimes(4);
  compact.mockResolvedValue(true);
  world.now += HOUR;
  await service.tidy();
  expect(compact).toHaveBeenCalledTimes(104);
});

it('merges while pages come, once in so many, each organization for itself', async () => {
  const { service, compact } = setUp();
  for (let page = 0; page < 31; page++) await service.noteAppend(page % 2 === 0 ? NORTH : TEAM);
  await service.noteAppend(SOUTH);
  expect(compact).not.toHaveBeenCalled();
  await service.noteAppend(NORTH);
  expect(compact).toHaveBeenCalledExactlyOnceWith({ zone: 'eu1.make.com', organizationId: 3 });
  for (let page = 0; page < 32; page++) await service.noteAppend(NORTH);
  expect(compact).toHaveBeenCalledTimes(2);
});

it('lets nothing be read that would be deleted again', async () => {
  const { service, change, world } = setUp();
  change({ keepMonths: 1, keepEntries: 10_000 });
  expect(await service.limits(NORTH)).toEqual({ maxRows: 10_000, since: world.now - 31 * DAY });
  // What was dropped of the organization is beyond for all its sources, as long as no more is kept.
  const beyond = { before: world.now - DAY, maxEntries: 10_000 };
  world.records.set(sourceKey(TEAM), { ...NEW_SOURCE, beyond });
  expect(await service.limits(NORTH)).toEqual({ maxRows: 10_000, since: beyond.before, beyond });
  expect(await service.limits(SOUTH)).toEqual({ maxRows: 10_000, since: world.now - 31 * DAY });
  change({ keepEntries: 100_000 });
  expect((await service.limits(NORTH)).since).toBe(world.now - 31 * DAY);
});
