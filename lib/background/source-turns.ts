import { type AuditLogSource, sourceKey } from '@/lib/audit-log/source';
import { createExclusive } from '@/lib/storage/exclusive';
import { createUnderWay } from './under-way';

/** A look at the top, a walk down and a back-fill all move the source's coverage: one at a time, in the order asked. */
export interface SourceTurns {
  run<Value>(source: AuditLogSource, work: () => Promise<Value>): Promise<Value>;
  /** Ends when nothing that was begun before is under way any more; what is asked meanwhile waits for nothing. */
  settled(): Promise<void>;
}

export function createSourceTurns(): SourceTurns {
  const alone = createExclusive(undefined);
  const { track, settled } = createUnderWay();

  return { run: (source, work) => track(alone(sourceKey(source), work)), settled };
}
