import { expect, it, vi } from 'vitest';
import { createPageAddress } from '@/lib/browser/page-address';

function fakePage() {
  const events = new EventTarget();
  const history = { pushState: vi.fn(), replaceState: vi.fn(), state: ['kept'] };
  const page = {
    location: { pathname: '/sidepanel.html', search: '?a=1', hash: '#q=dana' },
    history,
    addEventListener: events.addEventListener.bind(events),
    removeEventListener: events.removeEventListener.bind(events),
  };
  return { events, history, address: createPageAddress(page) };
}

it('changes nothing of the address but its end', () => {
  const { address, history } = fakePage();
  expect(address.hash()).toBe('#q=dana');
  expect(address.state()).toEqual(['kept']);
  address.set('#q=kim', 'push', [1]);
  expect(history.pushState).toHaveBeenCalledExactlyOnceWith([1], '', '/sidepanel.html?a=1#q=kim');
  address.set('', 'replace', undefined);
  expect(history.replaceState).toHaveBeenCalledExactlyOnceWith(undefined, '', '/sidepanel.html?a=1');
});

it('tells of steps back and forth until nobody listens', () => {
  const { address, events } = fakePage();
  const listener = vi.fn();
  const stop = address.onStep(listener);
  events.dispatchEvent(new Event('popstate'));
  stop();
  events.dispatchEvent(new Event('popstate'));
  expect(listener).toHaveBeenCalledOnce();
});
