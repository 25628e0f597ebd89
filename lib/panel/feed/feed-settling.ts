import { computed, type ReadonlySignal } from '@preact/signals';
import type { AuditLogQuery, Moment, SettledQuery } from '@/lib/audit-log/query';
import type { CivilTime } from '@/lib/audit-log/query/civil-time';
import { settle } from '@/lib/audit-log/query/settle';
import { type Clock, MINUTE } from '@/lib/time';

interface FeedSettlingOptions {
  readonly now: Clock;
  readonly time: ReadonlySignal<CivilTime>;
  /** ms since the epoch; `undefined` as long as it is not known. */
  readonly seenAt: ReadonlySignal<number | undefined>;
  /** ms since the epoch, moving on by itself. */
  readonly clock: ReadonlySignal<number> | undefined;
}

export interface FeedSettling {
  /** A query as it is meant now. */
  readonly settled: (asked: AuditLogQuery) => SettledQuery;
  /** The same, for a list that stays on screen: where a period moves with the clock, it is another every minute. */
  readonly following: (asked: AuditLogQuery) => SettledQuery;
}

export function createFeedSettling({ now, time, seenAt, clock }: FeedSettlingOptions): FeedSettling {
  const minute = computed(() => Math.floor((clock?.value ?? 0) / MINUTE));

  function settled(asked: AuditLogQuery): SettledQuery {
    const newAfter = seenAt.value === undefined ? {} : { newAfter: seenAt.value };
    return settle(asked, { now: now(), time: time.value, ...newAfter });
  }

  return {
    settled,
    following: (asked) => {
      const { after, before } = asked.period;
      if (isMoving(after) || isMoving(before)) void minute.value;
      return settled(asked);
    },
  };
}

function isMoving(moment: Moment | undefined): boolean {
  return typeof moment === 'object';
}
