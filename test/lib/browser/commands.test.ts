import { expect, it, vi } from 'vitest';
import { listenToCommand } from '@/lib/browser/commands';
import { fakeEvent } from '../../setup/fake-event';

it('tells of its own shortcut and the window it was pressed in', () => {
  const onCommand = fakeEvent<[string, { readonly windowId: number }?]>();
  const handle = vi.fn();
  listenToCommand({ onCommand }, 'open-panel', handle);
  onCommand.trigger('open-panel', { windowId: 3 });
  onCommand.trigger('another', { windowId: 4 });
  onCommand.trigger('open-panel');
  expect(handle.mock.calls).toEqual([[3]]);
});
