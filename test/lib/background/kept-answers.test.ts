import { describe, expect, it } from 'vitest';
import type { AuditLogSource } from '@/lib/audit-log/source';
import { StorageError } from '@/lib/storage/storage-error';
import { fakeEntry, uuidOf } from '../archive/builders';
import { createMemoryArchive } from '../sync/memory-archive';
import { createWorld, settle, startWorker, type World, ZONE } from './background-rig';

const ORGANIZATION = { zone: ZONE, organizationId: 3 } as const;
const SOURCE: AuditLogSource = { ...ORGANIZATION, type: 'organization' };
const DETAIL = { entry: fakeEntry({ uuid: uuidOf(1) }), details: { webhookName: 'Orders' } };

type Handlers = ReturnType<typeof startWorker>['handlers'];

/** What is asked of Make once and kept. */
const ANSWERS: readonly { readonly what: string; readonly ask: (handlers: Handlers) => Promise<unknown> }[] = [
  { what: 'details', ask: (handlers) => handlers['entry.detail']({ ...ORGANIZATION, uuid: uuidOf(1) }) },
  { what: 'filters', ask: (handlers) => handlers['source.filters']({ source: SOURCE }) },
  { what: 'the organization', ask: (handlers) => handlers['organization.describe'](ORGANIZATION) },
];

/** A world whose archive does `beforeWriting` before each document that is kept. */
function worldThat(beforeWriting: () => Promise<void>) {
  const archive = createMemoryArchive();
  const written: string[] = [];
  const world: World = {
    ...createWorld(),
    archive: {
      ...archive,
      async putDocument(organization, id, value) {
        await beforeWriting();
        written.push(id);
        await archive.putDocument(organization, id, value);
      },
      async changeDocuments(organization, draft) {
        await beforeWriting();
        await archive.changeDocuments(organization, async (read) => {
          const changed = await draft(read);
          written.push(...changed.keys());
          return changed;
        });
      },
    },
  };
  world.client = {
    ...world.client,
    getDetail: async () => DETAIL,
    getOrganization: async () => ({ id: 3, name: 'Northwind', teams: [] }),
  };
  return { world, written };
}

describe('an answer that is just being kept', () => {
  it.each(
    ANSWERS.flatMap(({ what, ask }) => [
      { what, ask, how: 'the connection is removed', remove: deletingHistory },
      { what, ask, how: 'everything is deleted', remove: (handlers: Handlers) => handlers['storage.delete-all']({}) },
    ]),
  )('leaves nothing of $what when $how', async ({ ask, remove }) => {
    const gate = Promise.withResolvers<void>();
    const { world, written } = worldThat(() => gate.promise);
    const { handlers } = startWorker(world);
    await handlers['source.open']({ source: SOURCE });
    const asking = ask(handlers);
    await settle();
    const removing = remove(handlers);
    await settle();
    gate.resolve();
    await Promise.all([asking, removing]);
    expect(written).not.toEqual([]);
    for (const id of written) expect(await world.archive.document(ORGANIZATION, id)).toBeUndefined();
  });

  it.each(ANSWERS)('is given all the same where there is no room for $what', async ({ ask }) => {
    const { world, written } = worldThat(() => Promise.reject(new StorageError('full')));
    const answer = JSON.stringify(await ask(startWorker(world).handlers));
    expect(answer).toMatch(/Orders|webhook_created|Northwind/);
    expect(written).toEqual([]);
  });

  it.each(ANSWERS)('does not hide a fault of our own behind $what', async ({ ask }) => {
    const { world } = worldThat(() => Promise.reject(new TypeError('ours')));
    await expect(ask(startWorker(world).handlers)).rejects.toThrow('ours');
  });
});

function deletingHistory(handlers: Handlers): Promise<unknown> {
  return handlers['connection.remove']({ zone: ZONE, deleteHistory: true });
}
