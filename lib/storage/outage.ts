import { StorageError } from './storage-error';

/**
 * The databases on this computer cannot be opened. From the first time that happens everything is kept in memory, until
 * the browser closes or the person asks again: no answer of Make waits for a database that may never open.
 */
export interface Outage {
  isOn(): Promise<boolean>;
  begin(): Promise<void>;
}

/** For those who have nothing to do instead. */
export const NO_OUTAGE: Outage = { isOn: async () => false, begin: async () => {} };

export function isUnavailable(error: unknown): boolean {
  return error instanceof StorageError && error.failure.reason === 'unavailable';
}
