import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { SECOND } from '@/lib/time';
import { isUnavailable, NO_OUTAGE, type Outage } from './outage';
import { StorageError, toStorageError } from './storage-error';

export interface DatabaseDescription<Schema extends DBSchema> {
  readonly name: string;
  readonly version: number;
  readonly upgrade: (database: IDBPDatabase<Schema>, oldVersion: number) => void;
}

/** Browsers are known to open a database that never answers; a person should not wait longer than this. */
const OPEN_TIMEOUT = 5 * SECOND;

/**
 * Opens a database within 5 seconds. It closes itself when another context wants to upgrade or delete it.
 * Throws `StorageError`: `newer-version` if a later release wrote it, else `unavailable`.
 */
export async function openDatabase<Schema extends DBSchema>(
  description: DatabaseDescription<Schema>,
  onClosed: () => void = () => {},
): Promise<IDBPDatabase<Schema>> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new StorageError('unavailable')), OPEN_TIMEOUT);
  });
  try {
    return await Promise.race([open(description, onClosed), timeout]);
  } catch (error) {
    throw toStorageError(error);
  } finally {
    clearTimeout(timer);
  }
}

function open<Schema extends DBSchema>(
  { name, version, upgrade }: DatabaseDescription<Schema>,
  onClosed: () => void,
): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>(name, version, {
    upgrade,
    blocking(_currentVersion, _blockedVersion, event) {
      onClosed();
      const { target } = event;
      if (target instanceof IDBDatabase) target.close();
    },
    terminated: onClosed,
  });
}

/**
 * The same database for everybody who asks, opened on first use and again after it was closed or failed to open.
 * During an outage it is not tried; the first failure to open begins one.
 */
export function createConnection<Schema extends DBSchema>(
  description: DatabaseDescription<Schema>,
  outage: Outage = NO_OUTAGE,
): () => Promise<IDBPDatabase<Schema>> {
  let opened: Promise<IDBPDatabase<Schema>> | undefined;

  async function openUnlessOut(onClosed: () => void): Promise<IDBPDatabase<Schema>> {
    if (await outage.isOn()) throw new StorageError('unavailable');
    try {
      return await openDatabase(description, onClosed);
    } catch (error) {
      if (isUnavailable(error)) await outage.begin();
      throw error;
    }
  }

  return () => {
    if (opened) return opened;
    const forget = () => {
      if (opened === opening) opened = undefined;
    };
    const opening = openUnlessOut(forget);
    opening.catch(forget);
    opened = opening;
    return opening;
  };
}
