/** Nobody waits for it. What fails here is the browser's storage, and every event and alarm tries again. */
export function run(work: Promise<unknown>): void {
  work.catch(() => {});
}

export function quietly(work: () => Promise<void>): Promise<void> {
  return work().catch(() => {});
}

/** Runs once; a failed run is not remembered. It never rejects: without it, each service says what it lacks. */
export function once(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => {
    running ??= work().catch(() => {
      running = undefined;
    });
    return running;
  };
}
