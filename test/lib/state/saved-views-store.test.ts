import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { BUILT_IN_VIEWS } from '@/lib/audit-log/query/built-in-views';
import { createSavedViewsStore, parseSavedViews, type SavedView } from '@/lib/state/saved-views-store';
import { fakeArea } from '../../setup/fake-storage';

const BUILT_IN = BUILT_IN_VIEWS.map((id) => ({ type: 'built-in', id, hidden: false }));
const own = (id: string): SavedView => ({ type: 'own', id, name: `Name of ${id}`, query: 'actor:212' });

function setUp(savedViews?: unknown) {
  const watched = fakeArea('local', savedViews === undefined ? {} : { savedViews });
  return { ...watched, store: createSavedViewsStore(watched) };
}

describe('saved views', () => {
  it('begin with the built-in ones', async () => {
    expect(await setUp().store.get()).toEqual(BUILT_IN);
  });

  it('are kept in their order, and told to those who watch', async () => {
    const { store } = setUp();
    const listener = vi.fn();
    store.watch(listener);
    await store.change((views) => [own('a'), ...views]);
    expect(await store.get()).toEqual([own('a'), ...BUILT_IN]);
    expect(listener).toHaveBeenCalledExactlyOnceWith([own('a'), ...BUILT_IN]);
  });

  it('keep all of several changes made at once', async () => {
    const { store } = setUp();
    await Promise.all(['a', 'b', 'c'].map((id) => store.change((views) => [...views, own(id)])));
    expect(await store.get()).toEqual([...BUILT_IN, own('a'), own('b'), own('c')]);
  });

  it('keep of a built-in one its place, its name, and whether it is hidden', () => {
    const stored = [{ type: 'built-in', id: 'mine', name: ' Mine ', hidden: true, query: 'actor:1' }];
    expect(parseSavedViews(stored)).toEqual([
      { type: 'built-in', id: 'mine', name: 'Mine', hidden: true },
      ...BUILT_IN.filter(({ id }) => id !== 'mine'),
    ]);
  });

  it.each([
    ['one without a name', { ...own('x'), name: '  ' }],
    ['one with a name too long', { ...own('x'), name: 'x'.repeat(81) }],
    ['one with a question too long', { ...own('x'), query: 'x'.repeat(16_001) }],
    ['one without an id', { ...own('x'), id: '' }],
    ['a built-in one that is no more', { type: 'built-in', id: 'gone', hidden: false }],
    ['something else', 7],
  ])('leave out %s alone', (_what, bad) => {
    expect(parseSavedViews([own('a'), bad, own('b')])).toEqual([own('a'), own('b'), ...BUILT_IN]);
  });

  it('keep a built-in one whose name or switch is bad', () => {
    const stored = { type: 'built-in', id: 'mine', name: 7, hidden: 'yes' };
    expect(parseSavedViews([stored])[0]).toEqual({ type: 'built-in', id: 'mine', hidden: false });
  });

  it('are a hundred of one’s own at most', () => {
    const many = Array.from({ length: 120 }, (_, at) => own(`${at}`));
    const views = parseSavedViews([...BUILT_IN, ...many]);
    expect(views).toEqual([...BUILT_IN, ...many.slice(0, 100)]);
    expect(parseSavedViews(views)).toEqual(views);
  });

  it('are whole, each once, whatever is stored', () => {
    const item = fc.oneof(
      fc.anything(),
      fc.record({
        type: fc.constantFrom('own', 'built-in', 'x'),
        id: fc.oneof(fc.constantFrom(...BUILT_IN_VIEWS, 'a', ''), fc.anything()),
        name: fc.oneof(fc.string(), fc.anything()),
        query: fc.oneof(fc.string(), fc.anything()),
        hidden: fc.anything(),
      }),
    );
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.array(item)), (stored) => {
        const views = parseSavedViews(stored);
        expect(new Set(views.map(({ id }) => id)).size).toBe(views.length);
        expect(
          views
            .filter(({ type }) => type === 'built-in')
            .map(({ id }) => id)
            .sort(),
        ).toEqual([...BUILT_IN_VIEWS].sort());
        expect(parseSavedViews(views)).toEqual(views);
      }),
    );
  });
});
