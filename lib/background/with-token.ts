import type { WithToken } from '@/lib/make/contract';
import { MakeApiError } from '@/lib/make/make-api-error';
import { StorageError } from '@/lib/storage/storage-error';

/** As the client wants it: a vault that cannot be opened is told as what it is, and not as a fault of ours. */
export function tellingStorage(withToken: WithToken): WithToken {
  return async (zone, use) => {
    try {
      return await withToken(zone, use);
    } catch (error) {
      if (error instanceof StorageError) throw new MakeApiError(error.failure);
      throw error;
    }
  };
}
