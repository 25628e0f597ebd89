import { expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createToolbar } from '@/lib/browser/toolbar';

const toolbar = createToolbar(fakeBrowser.action);
const shown = async (tabId: number) => [
  await fakeBrowser.action.getBadgeText({ tabId }),
  await fakeBrowser.action.getTitle({ tabId }),
];

it.each([
  [1, '1'],
  [99, '99'],
  [100, '99+'],
  [123_456, '99+'],
])('shows a count of %i as %s', async (count, text) => {
  await toolbar.renderCount(7, count, 'new since you looked');
  expect(await shown(7)).toEqual([text, 'new since you looked']);
});

it('shows a warning apart from a count, in another colour', async () => {
  await toolbar.renderCount(7, 3, 'new');
  const countColor = await fakeBrowser.action.getBadgeBackgroundColor({ tabId: 7 });
  await toolbar.renderWarning(7, 'token refused');
  expect(await shown(7)).toEqual(['!', 'token refused']);
  expect(await fakeBrowser.action.getBadgeBackgroundColor({ tabId: 7 })).not.toEqual(countColor);
});

it('keeps tabs apart, and takes a badge away', async () => {
  await toolbar.renderCount(7, 3, 'three');
  await toolbar.renderCount(8, 4, 'four');
  await toolbar.renderNothing(7, 'nothing new');
  expect(await shown(7)).toEqual(['', 'nothing new']);
  expect(await shown(8)).toEqual(['4', 'four']);
});

it('goes without a text colour where the browser has none', async () => {
  const { setBadgeTextColor: _missing, ...action } = fakeBrowser.action;
  await createToolbar(action).renderCount(9, 2, 'two');
  expect(await shown(9)).toEqual(['2', 'two']);
});

it('does not mind that the tab was closed meanwhile', async () => {
  const gone = async () => {
    throw new Error('No tab with id: 7.');
  };
  const closed = createToolbar({ setBadgeText: gone, setBadgeBackgroundColor: gone, setTitle: gone });
  await expect(closed.renderWarning(7, 'token refused')).resolves.toBeUndefined();
});
