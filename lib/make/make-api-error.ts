import type { Failure } from '@/lib/failure';

export const MAKE_API_ERROR = 'MakeApiError';

/**
 * Why a request to Make could not be answered, as data. Its message is a constant: an underlying exception may quote
 * the token (Firefox does, of a bad header) or the answer's body (Chromium does, of bad JSON), so nothing of it is kept.
 */
export class MakeApiError extends Error {
  override readonly name = MAKE_API_ERROR;
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(`Make API: ${failure.kind}`);
    this.failure = failure;
  }
}
