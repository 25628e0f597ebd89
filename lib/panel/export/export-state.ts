import type { Failure } from '@/lib/failure';
import type { DetailsPace } from '@/lib/messaging/contract';
import type { FetchProgress } from './export-fetch';

export type ExportState =
  | { readonly status: 'choosing' }
  | ({ readonly status: 'fetching' } & FetchProgress)
  /** It does not go on by itself; what was fetched stays. */
  | { readonly status: 'stuck'; readonly failure: Failure; readonly done: number; readonly of: number }
  | { readonly status: 'writing'; readonly entries: number; readonly of: number }
  | { readonly status: 'saved'; readonly name: string; readonly entries: number; readonly withoutDetails: number }
  /** So many details were fetched, and stay. */
  | { readonly status: 'cancelled'; readonly fetched: number }
  /** The history that the list is of was deleted. */
  | { readonly status: 'deleted' }
  | { readonly status: 'failed'; readonly reason: 'no-room' | 'unknown' };

/** What details would cost. */
export type DetailsPlan =
  | { readonly status: 'counting'; readonly looked: number; readonly of: number }
  | ({ readonly status: 'counted'; readonly kept: number; readonly missing: number } & DetailsPace)
  | { readonly status: 'unknown' };
