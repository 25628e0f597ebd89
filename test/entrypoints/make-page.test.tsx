import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import script from '@/entrypoints/make-page';
import { PROTOCOL_VERSION } from '@/lib/messaging/contract';

const NAVIGATION = `
  <a id="organization" href="/organization/123">Organization</a>
  <a id="scenarios" href="/45/scenarios?folder=all">Scenarios</a>`;

const sendMessage = vi.fn<(message: unknown) => unknown>();

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  vi.stubGlobal('chrome', { runtime: { id: 'abc', sendMessage: sendMessage.mockReturnValue(undefined) } });
  history.replaceState(null, '', '/45/scenarios/6/edit?secret=1#x');
  document.body.innerHTML = NAVIGATION;
});

afterEach(() => {
  // As after an update: every copy that still runs ends at its next look.
  vi.stubGlobal('chrome', { runtime: {} });
  vi.advanceTimersByTime(2000);
  vi.unstubAllGlobals();
  vi.useRealTimers();
  vi.restoreAllMocks();
  sendMessage.mockReset();
});

const hint = { organizationId: 123, teamId: 45, protocolVersion: PROTOCOL_VERSION, kind: 'page.context' };

it('tells the path and the ids of the navigation, and nothing else', () => {
  script.main();
  expect(sendMessage.mock.calls).toEqual([[{ ...hint, path: '/45/scenarios/6/edit' }]]);
});

it('follows the page, and falls silent when the extension is gone', () => {
  script.main();
  history.pushState(null, '', '/45/hooks/7');
  vi.advanceTimersByTime(1000);
  expect(sendMessage).toHaveBeenLastCalledWith({ ...hint, path: '/45/hooks/7' });
  vi.stubGlobal('chrome', { runtime: {} });
  history.pushState(null, '', '/45/hooks/8');
  vi.advanceTimersByTime(60_000);
  expect(sendMessage).toHaveBeenCalledTimes(2);
  expect(vi.getTimerCount()).toBe(0);
});

it.each([
  ['rejects', () => Promise.reject(new Error('Could not establish connection.'))],
  [
    'throws',
    () => {
      throw new Error('Extension context invalidated.');
    },
  ],
])('makes no sound when sending %s', async (_how, answer) => {
  const unheard = vi.fn();
  process.on('unhandledRejection', unheard);
  const spoken = (['error', 'warn', 'log'] as const).map((name) => vi.spyOn(console, name));
  // Not a mock: those handle the rejections of what they return.
  vi.stubGlobal('chrome', { runtime: { id: 'abc', sendMessage: answer } });
  expect(() => script.main()).not.toThrow();
  await vi.advanceTimersByTimeAsync(5000);
  await new Promise((resolve) => setImmediate(resolve));
  for (const spy of [unheard, ...spoken]) expect(spy).not.toHaveBeenCalled();
  process.off('unhandledRejection', unheard);
});

it('leaves no trace in the page: no element, no global, no message, no change of its history', () => {
  const before = document.documentElement.outerHTML;
  const globals = Object.keys(window);
  const { pushState, replaceState } = history;
  const posted = vi.spyOn(window, 'postMessage');
  const dispatched = [vi.spyOn(document, 'dispatchEvent'), vi.spyOn(window, 'dispatchEvent')];
  const listened = vi.spyOn(window, 'addEventListener');
  script.main();
  vi.advanceTimersByTime(5000);
  expect(document.documentElement.outerHTML).toBe(before);
  expect(Object.keys(window)).toEqual(globals);
  expect(history).toMatchObject({ pushState, replaceState });
  for (const spy of [posted, ...dispatched]) expect(spy).not.toHaveBeenCalled();
  expect(listened.mock.calls.map(([type]) => type)).not.toContain('message');
});

it('is not misled by an element that is named like what it reads with', () => {
  Object.defineProperty(document, 'querySelectorAll', { value: document.createElement('img'), configurable: true });
  vi.stubGlobal('browser', document.createElement('div'));
  script.main();
  expect(sendMessage).toHaveBeenCalledWith({ ...hint, path: '/45/scenarios/6/edit' });
  Reflect.deleteProperty(document, 'querySelectorAll');
});

it('does nothing in a frame', () => {
  vi.spyOn(window, 'top', 'get').mockReturnValue(null);
  script.main();
  vi.advanceTimersByTime(5000);
  expect(sendMessage).not.toHaveBeenCalled();
});
