import { type AuditLogSource, sourceKey } from '@/lib/audit-log/source';
import { createExclusive } from '@/lib/storage/exclusive';

/** A look at the top, a walk down and a back-fill all move the source's coverage: one at a time, in the order asked. */
export interface SourceTurns {
  run<Value>(source: AuditLogSource, work: () => Promise<Value>): Promise<Value>;
  /** Ends when nothing that was begun before is under way any more; what is asked meanwhile waits for nothing. */
  settled(): Promise<void>;
}

export function createSourceTurns(): SourceTurns {
  const alone = createExclusive(undefined);
  const underWay = new Set<Promise<unknown>>();

  return {
    run(source, work) {
      const running = alone(sourceKey(source), work);
      const settled = running.catch(() => {}).finally(() => underWay.delete(settled));
      underWay.add(settled);
      return running;
    },
    async settled() {
      await Promise.all(underWay);
    },
  };
}
