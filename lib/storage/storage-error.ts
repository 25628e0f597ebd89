import type { Failure } from '@/lib/failure';

type StorageFailure = Extract<Failure, { kind: 'storage' }>;

/** The local store could not be opened, read or written. `cause` is the browser's own error and stays inside. */
export class StorageError extends Error {
  override readonly name = 'StorageError' as const;
  readonly failure: StorageFailure;

  constructor(reason: StorageFailure['reason'], options?: ErrorOptions) {
    super(`storage: ${reason}`, options);
    this.failure = { kind: 'storage', reason };
  }
}

/** What the browser threw, as a `StorageError`; one of ours passes as it is. */
export function toStorageError(error: unknown): StorageError {
  if (error instanceof StorageError) return error;
  return new StorageError(reasonOf(error), { cause: error });
}

function reasonOf(error: unknown): StorageFailure['reason'] {
  // Chromium's newer QuotaExceededError is no DOMException of that name everywhere, but keeps the name.
  const name = typeof error === 'object' && error !== null && 'name' in error ? error.name : undefined;
  if (name === 'QuotaExceededError') return 'full';
  if (name === 'VersionError') return 'newer-version';
  return 'unavailable';
}

export function isFull(error: unknown): boolean {
  return error instanceof StorageError && (error.failure.reason === 'full' || error.failure.reason === 'memory-full');
}
