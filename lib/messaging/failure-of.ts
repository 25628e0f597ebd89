import type { Failure } from '@/lib/failure';
import { parseFailure } from '@/lib/state/failure-shape';

/** Errors that are known to carry a `Failure`. By name, as a class is not the same one in every bundle. */
const CARRIERS: readonly string[] = ['MakeApiError', 'StorageError'];

/** What of a thrown value may leave this context. Any other error is a fault of ours; its text may quote a token. */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof Error) || !CARRIERS.includes(error.name) || !('failure' in error)) {
    return { kind: 'unexpected' };
  }
  return parseFailure(error.failure) ?? { kind: 'unexpected' };
}
