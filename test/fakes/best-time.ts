/** The shortest of a few runs, in ms: what the work takes, not what else the machine is doing. */
export function bestTime(work: () => void, runs = 5): number {
  return Math.min(
    ...Array.from({ length: runs }, () => {
      const start = performance.now();
      work();
      return performance.now() - start;
    }),
  );
}
