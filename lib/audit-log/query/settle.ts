import type { AuditLogQuery, SettledQuery } from '../query';
import type { CivilTime } from './civil-time';
import { momentAt } from './moments';

export interface Asking {
  /** ms since the epoch. */
  readonly now: number;
  readonly time: CivilTime;
  /** When the person last looked, ms since the epoch: what came in later is new. */
  readonly newAfter?: number;
}

/** The query as it is meant at this moment: relative ends of its period become times, and `new` gets its beginning. */
export function settle(query: AuditLogQuery, { now, time, newAfter }: Asking): SettledQuery {
  const { after, before } = query.period;
  return {
    ...query,
    period: {
      ...(after === undefined ? {} : { after: momentAt(after, now, time) }),
      ...(before === undefined ? {} : { before: momentAt(before, now, time) }),
    },
    ...(newAfter === undefined ? {} : { newAfter }),
  };
}
