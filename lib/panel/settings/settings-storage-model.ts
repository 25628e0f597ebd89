import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Failure } from '@/lib/failure';
import type { Messenger, StorageUsage } from '@/lib/messaging/contract';

export type Usage =
  | { readonly phase: 'loading' }
  | { readonly phase: 'ready'; readonly usage: StorageUsage }
  | { readonly phase: 'failed'; readonly failure: Failure };

export type Deletion =
  | { readonly phase: 'none' }
  | { readonly phase: 'asking' }
  | { readonly phase: 'deleting' }
  | { readonly phase: 'failed'; readonly failure: Failure }
  | { readonly phase: 'deleted' };

export interface SettingsStorageModel {
  readonly usage: ReadonlySignal<Usage>;
  /** Of `usage`, as far as it is known. */
  readonly organizations: ReadonlySignal<StorageUsage['organizations']>;
  readonly deletion: ReadonlySignal<Deletion>;
  /** Counts again what is stored; what was counted before stays until then. */
  readUsage(): Promise<void>;
  askToDelete(): void;
  cancelDeletion(): void;
  deleteEverything(): Promise<void>;
}

export function createSettingsStorageModel({ send }: { readonly send: Messenger }): SettingsStorageModel {
  const usage = signal<Usage>({ phase: 'loading' });
  const deletion = signal<Deletion>({ phase: 'none' });

  async function readUsage(): Promise<void> {
    const result = await send('storage.usage', {});
    usage.value = result.ok ? { phase: 'ready', usage: result.value } : { phase: 'failed', failure: result.failure };
  }

  return {
    usage,
    organizations: computed(() => (usage.value.phase === 'ready' ? usage.value.usage.organizations : [])),
    deletion,
    readUsage,
    askToDelete() {
      if (deletion.value.phase !== 'deleting') deletion.value = { phase: 'asking' };
    },
    cancelDeletion() {
      if (deletion.value.phase !== 'deleting') deletion.value = { phase: 'none' };
    },
    async deleteEverything() {
      if (deletion.value.phase !== 'asking' && deletion.value.phase !== 'failed') return;
      deletion.value = { phase: 'deleting' };
      const result = await send('storage.delete-all', {});
      deletion.value = result.ok ? { phase: 'deleted' } : { phase: 'failed', failure: result.failure };
      await readUsage();
    },
  };
}
