import type { Handlers } from '@/lib/messaging/handlers';

/** Handlers of which only the given ones may be called. */
export function fakeHandlers(overrides: Partial<Handlers> = {}): Handlers {
  const unexpected = (name: string) => async (): Promise<never> => {
    throw new Error(`unexpected call of ${name}`);
  };
  return {
    'connection.connect': unexpected('connection.connect'),
    'connection.remove': unexpected('connection.remove'),
    'organization.describe': unexpected('organization.describe'),
    'page.resolve': unexpected('page.resolve'),
    'source.open': unexpected('source.open'),
    'source.refresh': unexpected('source.refresh'),
    'source.load-older': unexpected('source.load-older'),
    'source.mark-seen': unexpected('source.mark-seen'),
    'source.filters': unexpected('source.filters'),
    'backfill.start': unexpected('backfill.start'),
    'backfill.pause': unexpected('backfill.pause'),
    'backfill.resume': unexpected('backfill.resume'),
    'backfill.cancel': unexpected('backfill.cancel'),
    'entry.detail': unexpected('entry.detail'),
    'entry.names': unexpected('entry.names'),
    'details.pace': unexpected('details.pace'),
    'details.fetch': unexpected('details.fetch'),
    'storage.usage': unexpected('storage.usage'),
    'storage.delete-all': unexpected('storage.delete-all'),
    ...overrides,
  };
}
