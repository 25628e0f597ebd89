import { expect, it } from 'vitest';
import { changeNamesRevision, type NamesRevision, watchNamesRevision } from '@/lib/state/names-revision';
import { fakeArea } from '../../setup/fake-storage';

const ORGANIZATION = { zone: 'eu1.make.com', organizationId: 3 } as const;

it('every change is told to who watches the organization, and to nobody else', async () => {
  const watched = fakeArea('session');
  const heard: NamesRevision[] = [];
  const elsewhere: NamesRevision[] = [];
  const item = watchNamesRevision(watched, ORGANIZATION);
  expect(await item.get()).toBeUndefined();
  item.watch((value) => heard.push(value));
  watchNamesRevision(watched, { ...ORGANIZATION, organizationId: 4 }).watch((value) => elsewhere.push(value));
  await changeNamesRevision(watched.area, ORGANIZATION);
  await changeNamesRevision(watched.area, ORGANIZATION);
  expect(new Set(heard).size).toBe(2);
  expect(await item.get()).toBe(heard[1]);
  expect(elsewhere).toEqual([]);
  await watched.area.remove(Object.keys(watched.stored()));
  expect(heard[2]).toBeUndefined();
  expect(heard).toHaveLength(3);
});
