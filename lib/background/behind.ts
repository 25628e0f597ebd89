import { StorageError } from '@/lib/storage/storage-error';

/** Nobody waits for it. What fails here is the browser's storage, and every event and alarm tries again. */
export function run(work: Promise<unknown>): void {
  work.catch(() => {});
}

export function quietly(work: () => Promise<void>): Promise<void> {
  return work().catch(() => {});
}

/** Make has answered: where that cannot be kept, for want of room or otherwise, it is good for this once. */
export async function keptIfPossible(keep: () => Promise<void>): Promise<void> {
  try {
    await keep();
  } catch (error) {
    if (!(error instanceof StorageError)) throw error;
  }
}

/** Runs once; a failed run is not remembered. It never rejects: without it, each service says what it lacks. */
export function once(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => {
    running ??= work().catch(() => {
      running = undefined;
    });
    return running;
  };
}
