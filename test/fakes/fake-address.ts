import type { PageAddress } from '@/lib/panel/gateway/panel-gateway';

/** Steps of a tab's history. */
export function fakeAddress(hash = '', state: unknown = undefined) {
  const steps = [hash];
  const states = [state];
  let at = 0;
  const listeners = new Set<() => void>();
  const address: PageAddress = {
    hash: () => steps[at] ?? '',
    state: () => states[at],
    set(next, how, kept) {
      if (how === 'push') at += 1;
      // Who steps aside loses what lay ahead; who corrects a step does not.
      if (how === 'push') steps.length = at;
      steps[at] = next;
      states[at] = structuredClone(kept);
    },
    onStep(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return {
    address,
    steps,
    states,
    listeners,
    go(by: number) {
      at += by;
      for (const listener of listeners) listener();
    },
  };
}
