/** A browser event whose listeners a test can call. */
export interface FakeEvent<Arguments extends readonly unknown[]> {
  addListener(listener: (...values: Arguments) => void): void;
  removeListener(listener: (...values: Arguments) => void): void;
  hasListener(listener: (...values: Arguments) => void): boolean;
  /** How many listen: a watcher that stopped leaves nobody behind. */
  readonly listeners: number;
  trigger(...values: Arguments): void;
}

export function fakeEvent<Arguments extends readonly unknown[]>(): FakeEvent<Arguments> {
  const listeners = new Set<(...values: Arguments) => void>();
  return {
    addListener: (listener) => void listeners.add(listener),
    removeListener: (listener) => void listeners.delete(listener),
    hasListener: (listener) => listeners.has(listener),
    get listeners() {
      return listeners.size;
    },
    trigger: (...values) => {
      for (const listener of [...listeners]) listener(...values);
    },
  };
}
