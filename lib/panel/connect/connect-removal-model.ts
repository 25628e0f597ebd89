import { type ReadonlySignal, signal } from '@preact/signals';
import type { Failure } from '@/lib/failure';
import type { Messenger } from '@/lib/messaging/contract';
import type { Zone } from '@/lib/zone';

export type Removal =
  | { readonly phase: 'none' }
  /** A removed token cannot be brought back, so the person is asked first. */
  | { readonly phase: 'asking'; readonly zone: Zone; readonly deleteHistory: boolean }
  | { readonly phase: 'removing'; readonly zone: Zone; readonly deleteHistory: boolean }
  | { readonly phase: 'failed'; readonly zone: Zone; readonly deleteHistory: boolean; readonly failure: Failure }
  | { readonly phase: 'removed'; readonly zone: Zone; readonly deleteHistory: boolean };

export interface ConnectRemovalModel {
  readonly removal: ReadonlySignal<Removal>;
  ask(zone: Zone): void;
  chooseDeleteHistory(deleteHistory: boolean): void;
  cancel(): void;
  remove(): Promise<void>;
}

export function createConnectRemovalModel({ send }: { readonly send: Messenger }): ConnectRemovalModel {
  const removal = signal<Removal>({ phase: 'none' });

  return {
    removal,
    ask(zone) {
      if (removal.value.phase !== 'removing') removal.value = { phase: 'asking', zone, deleteHistory: false };
    },
    chooseDeleteHistory(deleteHistory) {
      if (removal.value.phase === 'asking' || removal.value.phase === 'failed') {
        removal.value = { phase: 'asking', zone: removal.value.zone, deleteHistory };
      }
    },
    cancel() {
      if (removal.value.phase !== 'removing') removal.value = { phase: 'none' };
    },
    async remove() {
      if (removal.value.phase !== 'asking' && removal.value.phase !== 'failed') return;
      const request = { zone: removal.value.zone, deleteHistory: removal.value.deleteHistory };
      removal.value = { phase: 'removing', ...request };
      const result = await send('connection.remove', request);
      removal.value = result.ok
        ? { phase: 'removed', ...request }
        : { phase: 'failed', ...request, failure: result.failure };
    },
  };
}
