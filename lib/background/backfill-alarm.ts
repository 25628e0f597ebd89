import type { AlarmsApi } from '@/lib/browser/alarms';
import { MINUTE } from '@/lib/time';

export const BACKFILL_ALARM = 'backfill';

/** The shortest that browsers allow; a worker that died over its work is back this soon. */
const HEARTBEAT_MINUTES = 0.5;

/**
 * Sees that the worker is woken up for a back-fill: `delay` ms from now, and again and again after that. While it is
 * awake anyway (0), an alarm that exists is left alone: creating it anew would start its countdown anew.
 */
export async function setBackfillAlarm(alarms: AlarmsApi, delay: number): Promise<void> {
  if (delay === 0 && (await alarms.get(BACKFILL_ALARM)) !== undefined) return;
  await alarms.create(BACKFILL_ALARM, {
    periodInMinutes: HEARTBEAT_MINUTES,
    delayInMinutes: Math.max(HEARTBEAT_MINUTES, delay / MINUTE),
  });
}
