/** What we use of `alarms`. */
export interface AlarmsApi {
  get(name: string): Promise<{ readonly periodInMinutes?: number | undefined } | undefined>;
  create(name: string, info: { periodInMinutes: number; delayInMinutes: number }): Promise<void> | void;
  clear(name: string): Promise<unknown>;
}

/**
 * Sees that the alarm exists with this period. One that does is left alone: creating it again would start its
 * countdown anew, and a worker that wakes more often than the period would never be called.
 */
export async function ensureAlarm(alarms: AlarmsApi, name: string, periodInMinutes: number): Promise<void> {
  const existing = await alarms.get(name);
  if (existing?.periodInMinutes === periodInMinutes) return;
  await alarms.create(name, { periodInMinutes, delayInMinutes: periodInMinutes });
}
