import { effect, untracked } from '@preact/signals';
import { type OrganizationRef, organizationKey } from '@/lib/audit-log/source';
import type { ContextModel } from '@/lib/panel/context/context-model';
import type { FeedModel } from '@/lib/panel/feed/feed-model';

interface ForgetOptions {
  readonly context: Pick<ContextModel, 'place' | 'connections'>;
  readonly feed: Pick<FeedModel, 'state'>;
  readonly onForgotten: () => void;
}

/**
 * Calls back when the organization that was shown is gone: its connection was removed, and nothing is held of it any
 * more. History that outlives its connection is still looked at.
 */
export function watchForgotten({ context, feed, onForgotten }: ForgetOptions): () => void {
  let shown: OrganizationRef | undefined;
  return effect(() => {
    const { value: place } = context.place;
    const { value: connections } = context.connections;
    const { status } = feed.state.value;
    if (place !== undefined && (shown === undefined || organizationKey(place) !== organizationKey(shown))) {
      shown = undefined;
    }
    if (status === 'ready') shown = place;
    else if (shown !== undefined && connections !== undefined && connections[shown.zone] === undefined) {
      // The archive is read after its connection is gone.
      if (status === 'loading') return;
      shown = undefined;
      untracked(onForgotten);
    }
  });
}
