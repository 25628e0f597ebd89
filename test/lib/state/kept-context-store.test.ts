import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createKeptContextStore, type KeptContext } from '@/lib/state/kept-context-store';
import { fakeArea } from '../../setup/fake-storage';

const storeOf = (area: ReturnType<typeof fakeArea>, windowId: number | undefined = 1) =>
  createKeptContextStore({ area: area.area, windowId: Promise.resolve(windowId) });

const PLACE = { zone: 'eu1.make.com', organizationId: 123, teamId: 7, target: { kind: 'scenario', id: '3' } } as const;

it.each<KeptContext>([{}, { level: 'team' }, { place: PLACE }, { place: PLACE, level: 'organization' }])(
  'gives back %j',
  async (kept) => {
    const area = fakeArea('session');
    await storeOf(area).set({ level: 'team' });
    await storeOf(area).set(kept);
    expect(await storeOf(area).get()).toEqual(kept);
  },
);

it('keeps nothing where there is nothing to keep', async () => {
  const area = fakeArea('session');
  await storeOf(area).set({ level: 'team' });
  await storeOf(area).set({});
  expect(area.stored()).toEqual({});
});

it('reads whatever is stored', async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), async (stored) => {
      const kept = await storeOf(fakeArea('session', { 'panel:1': stored })).get();
      expect(Object.keys(kept).filter((key) => key !== 'place' && key !== 'level')).toEqual([]);
    }),
  );
});

it.each([
  ['a zone that is none', { place: { ...PLACE, zone: 'eu1.make.com.example' } }],
  ['an id that is none', { place: { ...PLACE, organizationId: '123' } }],
  ['a level that is none', { place: PLACE, level: 'all' }],
])('follows the tab for %s', async (_what, stored) => {
  expect(await storeOf(fakeArea('session', { 'panel:1': stored })).get()).toEqual({});
});
