import { signal } from '@preact/signals';
import { describe, expect, it, vi } from 'vitest';
import type { AuditLogQuery } from '@/lib/audit-log/query';
import { BUILT_IN_VIEWS, builtInQuery } from '@/lib/audit-log/query/built-in-views';
import { createCivilTime } from '@/lib/audit-log/query/civil-time';
import { parseQuery } from '@/lib/audit-log/query/parse';
import { createSavedViewsModel } from '@/lib/panel/filters/saved-views-model';
import { createSavedViewsStore } from '@/lib/state/saved-views-store';
import { fakeArea } from '../../../setup/fake-storage';

const UTC = createCivilTime('UTC');
const query = (text: string): AuditLogQuery => parseQuery(text, UTC).query;

async function open(personId: number | undefined = 212) {
  const watched = fakeArea('local');
  const chosen = signal(query(''));
  const person = signal<number | undefined>(personId);
  let ids = 0;
  const model = createSavedViewsModel({
    store: createSavedViewsStore(watched),
    chosen,
    personId: person,
    newId: () => `own-${++ids}`,
  });
  await vi.waitFor(() => expect(model.views.value.length).toBeGreaterThan(0));
  const names = () => model.views.value.filter(({ hidden }) => !hidden).map(({ name }) => name);
  return { model, chosen, person, names, stored: watched.stored };
}

describe('saved views', () => {
  it('offer what administrators ask for', async () => {
    const { names } = await open();
    expect(names()).toEqual([
      'Deletions',
      'Connections and keys',
      'People and roles',
      'Switched on or off',
      'Out of the ordinary',
      'My own changes',
    ]);
  });

  it('leave out one’s own changes as long as it is not known who one is', async () => {
    const { names, person } = await open();
    person.value = undefined;
    expect(names()).not.toContain('My own changes');
  });

  it.each(BUILT_IN_VIEWS)('can be read: %s', (view) => {
    const text = builtInQuery(view, 212) ?? '';
    expect(text).not.toBe('');
    expect(parseQuery(text, UTC).problems).toEqual([]);
  });

  it('keep what is asked, with its times meaning the same everywhere', async () => {
    const { model, chosen, names, stored } = await open();
    chosen.value = query('actor:5 after:7d before:2026-11-01');
    expect(await model.save('  Week of Eve ')).toBe(true);
    expect(names().at(-1)).toBe('Week of Eve');
    expect(model.views.value.at(-1)).toMatchObject({ query: chosen.value, builtIn: false, current: true });
    expect(JSON.stringify(stored())).toContain('actor:5 after:7d before:2026-11-01T00:00Z');
    chosen.value = query('');
    expect(model.views.value.at(-1)?.current).toBe(false);
  });

  it('know which of them is asked now, however it is typed', async () => {
    const { model, chosen } = await open();
    chosen.value = query('KIND:hooks');
    expect(model.views.value.filter(({ current }) => current)).toEqual([]);
    chosen.value = query('kind:connection kind:keys');
    expect(model.views.value.filter(({ current }) => current).map(({ id }) => id)).toEqual(['connections-and-keys']);
  });

  it('can be named and moved', async () => {
    const { model, names } = await open();
    await model.rename('mine', 'Me');
    await model.move('mine', -1);
    expect(names().slice(-2)).toEqual(['Me', 'Out of the ordinary']);
    await model.move('mine', -99);
    expect(names()[0]).toBe('Me');
    await model.move('mine', 1);
    expect(names().slice(0, 2)).toEqual(['Deletions', 'Me']);
    await model.move('mine', 99);
    expect(names().at(-1)).toBe('Me');
    await model.rename('mine', '   ');
    expect(names().at(-1)).toBe('Saved view');
  });

  it('move past those that are hidden', async () => {
    const { model, names } = await open();
    await model.remove('connections-and-keys');
    await model.move('people-and-roles', -1);
    expect(names().slice(0, 2)).toEqual(['People and roles', 'Deletions']);
  });

  it('are removed, but the built-in ones come back', async () => {
    const { model, chosen, names } = await open();
    chosen.value = query('dana');
    await model.save('Dana');
    await model.remove('own-1');
    await model.remove('deletions');
    expect(names()).toEqual([
      'Connections and keys',
      'People and roles',
      'Switched on or off',
      'Out of the ordinary',
      'My own changes',
    ]);
    await model.restore('deletions');
    expect(names()[0]).toBe('Deletions');
  });

  it('take another question', async () => {
    const { model, chosen } = await open();
    await model.save('Mine');
    chosen.value = query('kind:team');
    await model.replace('own-1');
    await model.replace('deletions');
    expect(model.views.value.at(-1)?.query).toEqual(chosen.value);
    expect(model.views.value[0]?.current).toBe(false);
  });

  it('say when there is no room for another', async () => {
    const { model } = await open();
    for (let at = 0; at < 100; at++) await model.save(`View ${at}`);
    expect(await model.save('One more')).toBe(false);
  });
});
