import type { Medium } from '@/lib/storage/medium';
import type { Zone } from '../zone';
import type { StateReader } from './state';

/** Where a zone's history lies now: where the person chose, as long as that can be opened. */
export function createMediumOf({ connections, memoryOnly }: Pick<StateReader, 'connections' | 'memoryOnly'>) {
  return async (zone: Zone): Promise<Medium> => {
    const [known, inMemory] = await Promise.all([connections.get(), memoryOnly.get()]);
    return inMemory ? 'session' : (known[zone]?.keepHistory ?? 'computer');
  };
}
