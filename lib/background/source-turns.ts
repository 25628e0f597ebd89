import { type AuditLogSource, sourceKey } from '@/lib/audit-log/source';
import { createExclusive } from '@/lib/storage/exclusive';
import type { UnderWay } from './under-way';

/** A look at the top, a walk down and a back-fill all move the source's coverage: one at a time, in the order asked. */
export interface SourceTurns {
  run<Value>(source: AuditLogSource, work: () => Promise<Value>): Promise<Value>;
}

export function createSourceTurns({ track }: Pick<UnderWay, 'track'>): SourceTurns {
  const alone = createExclusive(undefined);

  return { run: (source, work) => track(alone(sourceKey(source), work)) };
}
