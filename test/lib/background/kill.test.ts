import { describe, expect, it } from 'vitest';
import type { AuditLogSource } from '@/lib/audit-log/source';
import type { StorageArea } from '@/lib/storage/storage-area';
import { MINUTE } from '@/lib/time';
import { createWorld, settle, startWorker, type World, ZONE } from './background-rig';

const SOURCE: AuditLogSource = { zone: ZONE, type: 'organization', organizationId: 3 };
/** Entries at Make: read before, new since, and older. */
const READ = 60;
const FRESH = 70;
const OLDER = 90;

type Call<Values extends readonly unknown[], Value> = (...values: Values) => Promise<Value>;

/** The one worker that dies: at the n-th chance, of which every call has two, before its effect and after. */
function createDeath(chances: number) {
  let left = chances;
  const died = () => left <= 0;
  const die = () => {
    left -= 1;
    // Nothing of a dead worker ever happens: no error is handled, no `finally` does its work.
    return died() ? new Promise<never>(() => {}) : undefined;
  };
  const mortal =
    <Values extends readonly unknown[], Value>(call: Call<Values, Value>): Call<Values, Value> =>
    async (...values) => {
      await die();
      const value = await call(...values);
      await die();
      return value;
    };
  return { died, mortal };
}

function mortalArea(area: StorageArea, mortal: ReturnType<typeof createDeath>['mortal']): StorageArea {
  return { get: mortal(area.get), set: mortal(area.set), remove: mortal(area.remove) };
}

/** The same stores, seen by a worker that dies. */
function mortalWorld(world: World, { mortal }: ReturnType<typeof createDeath>): World {
  const { archive, client } = world;
  return {
    ...world,
    session: mortalArea(world.session, mortal),
    local: mortalArea(world.local, mortal),
    archive: {
      ...archive,
      append: mortal(archive.append),
      record: mortal(archive.record),
      updateRecord: mortal(archive.updateRecord),
      sources: mortal(archive.sources),
      document: mortal(archive.document),
      putDocument: mortal(archive.putDocument),
    },
    client: { ...client, listAuditLogs: mortal(client.listAuditLogs) },
    wait: mortal(world.wait),
  };
}

/** A log of which a part is read, then changes, in small pages. */
async function prepared(): Promise<World> {
  const world = createWorld();
  world.log.happen({ type: 'retire', count: 100 });
  world.log.fill(READ + OLDER);
  const { listAuditLogs } = world.log.client;
  world.client = {
    ...world.client,
    getOrganization: async ({ organizationId: id }) => ({ id, teams: [], apiLimit: 240 }),
    listAuditLogs: (source, parameters, options) =>
      listAuditLogs(source, { ...parameters, limit: Math.min(READ, Number(parameters.limit)) }, options),
  };
  const worker = startWorker(world);
  await worker.handlers['source.open']({ source: SOURCE });
  for (let row = 0; row < FRESH; row++) world.log.happen({ type: 'insert', count: 1 });
  world.log.happen({ type: 'pass', ms: 6 * MINUTE });
  return world;
}

async function recover(world: World): Promise<void> {
  // Longer than anything waits.
  world.log.happen({ type: 'pass', ms: 30 * MINUTE });
  const worker = startWorker(world);
  await worker.start();
  worker.handleAlarm('poll');
  worker.handleAlarm('backfill');
  await settle();
}

async function expectWhole(world: World, at: string): Promise<void> {
  const record = await world.archive.record(SOURCE);
  const rows = world.archive.rows(SOURCE);
  expect(
    world.log.rows().filter(({ entry }) => !rows.has(entry.uuid)),
    at,
  ).toEqual([]);
  // I1, I2: all of it once, and as news what came after the first look, once.
  expect(rows.size, at).toBe(READ + OLDER + FRESH);
  expect(record.unseen, at).toBe(FRESH);
}

describe('a worker that is killed', () => {
  it('at any await of a poll loses nothing and counts nothing twice', async () => {
    let chances = 1;
    for (let survived = false; !survived; chances++) {
      const world = await prepared();
      const death = createDeath(chances);
      startWorker(mortalWorld(world, death)).handleAlarm('poll');
      await settle();
      survived = !death.died();
      await recover(world);
      const rows = world.archive.rows(SOURCE);
      const newer = world.log.rows().slice(0, FRESH + READ);
      expect(
        newer.filter(({ entry }) => !rows.has(entry.uuid)),
        `killed at ${chances}`,
      ).toEqual([]);
      expect((await world.archive.record(SOURCE)).unseen, `killed at ${chances}`).toBe(FRESH);
    }
    expect(chances).toBeGreaterThan(40);
  }, 60_000);

  it('at any await of a back-fill leaves it to go on by itself, with nothing skipped', async () => {
    let chances = 1;
    let begun = 0;
    for (let survived = false; !survived; chances++) {
      const world = await prepared();
      const death = createDeath(chances);
      const dying = startWorker(mortalWorld(world, death));
      void dying.handlers['backfill.start']({ source: SOURCE });
      await settle();
      survived = !death.died();
      // I3: what is claimed is held, whenever it ended.
      const { backfill, coverage } = await world.archive.record(SOURCE);
      const claimed = world.log
        .rows()
        .filter(
          ({ entry: { createdAt = 0 } }) => createdAt < Number(coverage.to) && createdAt >= Number(coverage.from),
        );
      const rows = world.archive.rows(SOURCE);
      expect(
        claimed.filter(({ entry }) => !rows.has(entry.uuid)),
        `killed at ${chances}`,
      ).toEqual([]);
      if (backfill === undefined) {
        await startWorker(world).handlers['backfill.start']({ source: SOURCE });
        await settle();
      } else {
        begun += 1;
      }
      await recover(world);
      await expectWhole(world, `killed at ${chances}`);
      expect((await world.archive.record(SOURCE)).backfill, `killed at ${chances}`).toMatchObject({ state: 'done' });
    }
    expect(chances).toBeGreaterThan(100);
    expect(begun).toBeGreaterThan(chances / 2);
  }, 120_000);
});
