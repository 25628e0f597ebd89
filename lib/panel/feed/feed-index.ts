import { batch, type ReadonlySignal, signal } from '@preact/signals';
import type { EntryIndex, IndexLoader } from '@/lib/archive/contract';
import { type OrganizationRef, organizationKey } from '@/lib/audit-log/source';
import type { Failure } from '@/lib/failure';
import { toStorageError } from '@/lib/storage/storage-error';

/** The index of one organization, read again whenever it changed. */
export interface FeedIndex {
  readonly index: ReadonlySignal<EntryIndex | undefined>;
  /** Not only the newest rows, which come first, are in the index. */
  readonly isWhole: ReadonlySignal<boolean>;
  readonly failure: ReadonlySignal<Failure | undefined>;
  /** Turns to an organization, or to none; the one it is at already keeps its index. */
  readonly turnTo: (organization: OrganizationRef | undefined) => void;
  /** Reads what is new. Calls while a read is under way lead to one more read after it. */
  readonly reload: () => Promise<void>;
}

interface FeedIndexOptions {
  readonly loader: IndexLoader;
  /** Resolves when the browser has drawn what is to be drawn now. */
  readonly drawn: () => Promise<void>;
}

export function createFeedIndex({ loader, drawn }: FeedIndexOptions): FeedIndex {
  const index = signal<EntryIndex | undefined>(undefined);
  const isWhole = signal(false);
  const failure = signal<Failure | undefined>(undefined);
  let organization: OrganizationRef | undefined;
  let reading: Promise<void> | undefined;
  let again = false;

  async function readOnce(asked: OrganizationRef): Promise<void> {
    const isCurrent = () => organization === asked;
    try {
      const read = await loader.load(asked, index.peek(), (first) => {
        if (!isCurrent() || index.peek() !== undefined) return undefined;
        index.value = first;
        // Else the rest would be read before the first rows come to be seen.
        return drawn();
      });
      if (!isCurrent()) return;
      batch(() => {
        index.value = read;
        isWhole.value = true;
        failure.value = undefined;
      });
    } catch (error) {
      if (isCurrent()) failure.value = toStorageError(error).failure;
    }
  }

  async function readAll(): Promise<void> {
    do {
      again = false;
      // Also where there is nothing to read: `reading` must be set before it is unset.
      await (organization === undefined ? undefined : readOnce(organization));
    } while (again);
    reading = undefined;
  }

  return {
    index,
    isWhole,
    failure,
    turnTo: (next) => {
      const keyOf = (ref: OrganizationRef | undefined) => ref && organizationKey(ref);
      if (keyOf(next) === keyOf(organization)) return;
      organization = next;
      index.value = undefined;
      isWhole.value = false;
      failure.value = undefined;
      again = true;
      reading ??= readAll();
    },
    reload: () => {
      again = true;
      reading ??= readAll();
      return reading;
    },
  };
}
