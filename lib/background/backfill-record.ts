import type { Backfill } from '@/lib/archive/backfill';
import type { SourceRecord } from '@/lib/archive/contract';
import type { Failure } from '@/lib/failure';
import { coveredRows } from '@/lib/sync/coverage';
import { FIRST_PAGE_SIZE } from '@/lib/sync/page-size';
import { DAY } from '@/lib/time';

/** What a setting began is not tried again by itself before this (ms), however it ended. */
const TRIES_AGAIN_AFTER = DAY;

/** A back-fill that begins now (ms since the epoch); what an earlier one learnt of Make's pages is kept. */
export function begun(
  { coverage, backfill }: Pick<SourceRecord, 'coverage' | 'backfill'>,
  cause: Backfill['cause'],
  now: number,
): Backfill {
  return {
    state: 'running',
    cause,
    startedAt: now,
    startRows: coveredRows(coverage),
    activeMs: 0,
    strikes: 0,
    fruitless: 0,
    pageSize: backfill?.pageSize ?? FIRST_PAGE_SIZE,
  };
}

export function paused({ until: _, failure: _failure, ...backfill }: Backfill): Backfill {
  return { ...backfill, state: 'paused' };
}

/** On this computer, or in memory. */
export type LackingRoom = 'full' | 'memory-full';

export function lackingAs(failure: Failure): LackingRoom {
  return failure.kind === 'storage' && failure.reason === 'memory-full' ? 'memory-full' : 'full';
}

export function withoutRoom({ until: _, ...backfill }: Backfill, reason: LackingRoom): Backfill {
  return { ...backfill, state: 'failed', failure: { kind: 'storage', reason } };
}

export function goingOn({ until: _, failure: _failure, ...backfill }: Backfill): Backfill {
  return { ...backfill, state: 'running' };
}

export function isUnderWay(backfill: Backfill | undefined): backfill is Backfill {
  return backfill?.state === 'running' || backfill?.state === 'waiting';
}

/** Whether the setting would begin one now (ms since the epoch). */
export function isDueBySetting(record: SourceRecord, now: number): boolean {
  const { lastSuccessAt, coverage, backfill, backfillDeclined } = record;
  if (lastSuccessAt === undefined || coverage.complete || backfillDeclined === true) return false;
  if (backfill === undefined) return true;
  const isOver = backfill.state === 'done' || backfill.state === 'failed';
  return isOver && Math.abs(now - backfill.startedAt) >= TRIES_AGAIN_AFTER;
}
