/** What we use of the browser's events. */
export interface BrowserEvent<Arguments extends readonly unknown[]> {
  addListener(listener: (...values: Arguments) => void): void;
  removeListener(listener: (...values: Arguments) => void): void;
}

/** Listens until the returned function is called. */
export function listen<Arguments extends readonly unknown[]>(
  event: BrowserEvent<Arguments>,
  listener: (...values: Arguments) => void,
): () => void {
  event.addListener(listener);
  return () => event.removeListener(listener);
}
