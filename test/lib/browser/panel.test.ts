import { expect, it, vi } from 'vitest';
import { createPanel } from '@/lib/browser/panel';

it('opens the side panel of the window where the browser has one', async () => {
  const sidePanel = { open: vi.fn(async () => {}) };
  const panel = createPanel({ sidePanel });
  expect(panel.canOpen).toBe(true);
  expect(await panel.open(3)).toBe(true);
  expect(sidePanel.open).toHaveBeenCalledExactlyOnceWith({ windowId: 3 });
});

it('opens the sidebar in Firefox', async () => {
  const sidebarAction = { open: vi.fn(async () => {}) };
  const panel = createPanel({ sidePanel: undefined, sidebarAction });
  expect(panel.canOpen).toBe(true);
  expect(await panel.open(3)).toBe(true);
  expect(sidebarAction.open).toHaveBeenCalledOnce();
});

it.each([
  ['sidePanel', (open: () => Promise<void>) => ({ sidePanel: { open } })],
  ['sidebarAction', (open: () => Promise<void>) => ({ sidebarAction: { open } })],
])('asks %s at once, while the gesture still counts', (_name, api) => {
  const open = vi.fn(async () => {});
  void createPanel(api(open)).open(1);
  expect(open).toHaveBeenCalledOnce();
});

it('says so when the browser refuses, by rejecting or throwing, or has no panel', async () => {
  const reject = async () => {
    throw new Error('may only be called in response to a user gesture');
  };
  const raise = () => {
    throw new Error('may only be called from a user input handler');
  };
  expect(await createPanel({ sidePanel: { open: reject } }).open(1)).toBe(false);
  expect(await createPanel({ sidebarAction: { open: raise } }).open(1)).toBe(false);
  const none = createPanel({});
  expect(none.canOpen).toBe(false);
  expect(await none.open(1)).toBe(false);
});
