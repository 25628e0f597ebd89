import type { Backfill } from '@/lib/archive/backfill';
import type { Coverage, SourceRecord } from '@/lib/archive/contract';
import type { BackfillProgress, SourceState } from '@/lib/state/state';
import { coveredRows } from '@/lib/sync/coverage';

/** What a person may know of a source's record. */
export function shownOf({
  backfill,
  unreadableRows: _,
  foreignRows: _foreign,
  coverage,
  reconcile,
  ...record
}: SourceRecord): Pick<SourceState, 'record' | 'backfill'> {
  const { edge: _edge, older, ...span } = coverage;
  return {
    record: {
      ...record,
      ...(reconcile === undefined ? {} : { reconcile: withoutEdge(reconcile) }),
      coverage: {
        ...span,
        ...(older === undefined ? {} : { older: older.map(withoutEdge) }),
      },
    },
    ...(backfill === undefined ? {} : { backfill: progressOf(backfill, coverage) }),
  };
}

function withoutEdge<Place extends { readonly edge?: unknown }>({ edge: _, ...place }: Place): Omit<Place, 'edge'> {
  return place;
}

function progressOf(backfill: Backfill, coverage: Coverage): BackfillProgress {
  const { state, cause, startedAt, until, failure, reached } = backfill;
  const { total } = coverage;
  const entries = coveredRows(coverage);
  const etaMs = etaOf(backfill, entries, total);
  return {
    state,
    cause,
    startedAt,
    entries,
    ...(total === undefined ? {} : { total }),
    ...(etaMs === undefined ? {} : { etaMs }),
    ...(until === undefined ? {} : { until }),
    ...(failure === undefined ? {} : { failure }),
    ...(reached === undefined ? {} : { reached }),
  };
}

/** At the pace so far, waits for the request limit included. */
function etaOf(
  { state, startRows, activeMs }: Backfill,
  entries: number,
  total: number | undefined,
): number | undefined {
  const gained = entries - startRows;
  if (state === 'done' || state === 'failed' || total === undefined || gained <= 0 || activeMs <= 0) return undefined;
  return Math.round((Math.max(0, total - entries) / gained) * activeMs);
}
