/** The day in UTC, as Make's dates are written. `ms` since the epoch. */
export function day(ms: number): string {
  return new Date(ms).toISOString().slice(0, 'YYYY-MM-DD'.length);
}
