import type { Archive } from '@/lib/archive/contract';
import type { SessionState } from '@/lib/state/session-state';
import type { ConnectionBook } from './connections';
import type { SourceStates } from './source-states';

export interface RetryStorageDeps {
  readonly state: Pick<SessionState, 'memoryOnly' | 'setMemoryOnly' | 'historyFull' | 'setHistoryFull'>;
  readonly connections: Pick<ConnectionBook, 'publish'>;
  readonly archive: Pick<Archive, 'sources' | 'record'>;
  readonly states: Pick<SourceStates, 'publish'>;
  /** Forgets what was kept in memory for want of room. */
  readonly dropOverflow: () => Promise<void>;
}

/** Leaves memory for this computer again, if it was left for it: the next use tells whether that works. */
export interface RetryStorage {
  /** A person asks again. */
  everything(): Promise<void>;
  /** Something made room, or may have. */
  room(): Promise<void>;
}

export function createRetryStorage({
  state,
  connections,
  archive,
  states,
  dropOverflow,
}: RetryStorageDeps): RetryStorage {
  async function room(): Promise<void> {
    if (!(await state.historyFull.get())) return;
    await state.setHistoryFull(false);
    // Make is asked for it again: what is claimed on the disk tells from where.
    await dropOverflow();
    for (const source of await archive.sources()) await states.publish(source, await archive.record(source));
  }

  return {
    room,
    async everything() {
      await room();
      if (!(await state.memoryOnly.get())) return;
      await state.setMemoryOnly(false);
      await connections.publish();
    },
  };
}
