/** Runs `work` alone among all that use the same name, in every context of the extension where Web Locks exist. */
export type Exclusive = <Value>(name: string, work: () => Promise<Value>) => Promise<Value>;

/** The browser's `navigator.locks`, as far as it is used here. */
export interface Locks {
  request<Value>(name: string, callback: () => Promise<Value>): Promise<Value>;
}

/** Web Locks where there are any (a killed worker's lock is freed by the browser), else a queue in this context. */
export function createExclusive(locks: Locks | undefined): Exclusive {
  if (locks) return (name, work) => locks.request(name, work);
  const queues = new Map<string, Promise<unknown>>();
  return (name, work) => {
    const run = (queues.get(name) ?? Promise.resolve()).then(work);
    const settled = run
      .catch(() => {})
      .then(() => {
        if (queues.get(name) === settled) queues.delete(name);
      });
    queues.set(name, settled);
    return run;
  };
}
