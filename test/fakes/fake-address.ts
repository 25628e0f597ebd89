import type { PageAddress } from '@/lib/panel/panel-gateway';

/** Steps of a tab's history. */
export function fakeAddress(hash = '') {
  const steps = [hash];
  let at = 0;
  const listeners = new Set<() => void>();
  const address: PageAddress = {
    hash: () => steps[at] ?? '',
    set(next, how) {
      if (how === 'push') at += 1;
      steps.length = at;
      steps[at] = next;
    },
    onStep(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return {
    address,
    steps,
    listeners,
    go(by: number) {
      at += by;
      for (const listener of listeners) listener();
    },
  };
}
