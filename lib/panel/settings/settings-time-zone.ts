import type { Connection, Settings } from '@/lib/state/state';

/** The IANA name of the time zone the person chose, or `undefined` for the browser's own (`createTimes` takes both). */
export function chosenTimeZone(
  { timeZone }: Pick<Settings, 'timeZone'>,
  connection: Pick<Connection, 'person'> | undefined,
): string | undefined {
  switch (timeZone) {
    case 'browser':
      return undefined;
    case 'utc':
      return 'UTC';
    case 'make':
      return connection?.person?.timeZone;
  }
}
