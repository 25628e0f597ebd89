import { effect, untracked } from '@preact/signals';
import { type OrganizationRef, organizationKey } from '@/lib/audit-log/source';
import type { Messenger } from '@/lib/messaging/contract';
import type { ContextModel } from '@/lib/panel/context/context-model';

interface DeletedOptions {
  readonly context: Pick<ContextModel, 'connections'>;
  readonly send: Messenger;
}

/**
 * Calls back when the connection of an organization was removed and nothing of it is kept any more. The panel may show
 * another one by then, so it is asked for; history that outlives its connection can still be written.
 */
export function watchDeleted(
  { zone, organizationId }: OrganizationRef,
  { context, send }: DeletedOptions,
  onDeleted: () => void,
): () => void {
  const key = organizationKey({ zone, organizationId });
  let stopped = false;

  async function look(): Promise<void> {
    const usage = await send('storage.usage', {});
    if (stopped || !usage.ok) return;
    if (usage.value.organizations.some((kept) => organizationKey(kept) === key)) return;
    onDeleted();
  }

  const stop = effect(() => {
    const { value: connections } = context.connections;
    if (connections !== undefined && connections[zone] === undefined) untracked(() => void look());
  });
  return () => {
    stopped = true;
    stop();
  };
}
