/** Work that keeps what Make answers. Who deletes waits for what was begun before, or it would come back. */
export interface UnderWay {
  track<Value>(work: Promise<Value>): Promise<Value>;
  /** Ends when nothing that was begun before is under way any more; what is begun meanwhile waits for nothing. */
  settled(): Promise<void>;
}

export function createUnderWay(): UnderWay {
  const underWay = new Set<Promise<unknown>>();
  return {
    track(work) {
      const settled = work.catch(() => {}).finally(() => underWay.delete(settled));
      underWay.add(settled);
      return work;
    },
    async settled() {
      await Promise.all(underWay);
    },
  };
}
