import { expect, it } from 'vitest';
import { chosenTimeZone } from '@/lib/panel/settings/settings-time-zone';
import { fakeConnection } from '../../../fakes/fake-connection';

it.each([
  ['browser', fakeConnection(), undefined],
  ['utc', undefined, 'UTC'],
  ['make', fakeConnection(), 'Europe/Prague'],
  ['make', fakeConnection({ person: { name: 'Dana' } }), undefined],
  ['make', undefined, undefined],
] as const)('times chosen to be in the zone of %s are in it as far as it is known', (timeZone, connection, zone) => {
  expect(chosenTimeZone({ timeZone }, connection)).toBe(zone);
});
