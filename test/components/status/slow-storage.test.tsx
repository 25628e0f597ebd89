import { act, render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { AuditLogPanel } from '@/components/audit-log/audit-log-panel';
import { SLOW_TEXT } from '@/lib/text/slow';
import { SECOND } from '@/lib/time';
import { fakeEntries, fakePanel, NOW } from '../../lib/panel/fake-panel';

beforeEach(() => {
  vi.useFakeTimers({ now: NOW, shouldAdvanceTime: true });
});
afterEach(() => {
  vi.useRealTimers();
});

const pass = (ms: number) => act(async () => void (await vi.advanceTimersByTimeAsync(ms)));

it.each([
  ['hangs', () => new Promise<never>(() => {})],
  ['fails', () => Promise.reject(new Error('An unexpected error occurred'))],
])('a storage of the browser that %s is told after a while, in plain words, with a way on', async (_how, get) => {
  const fake = fakePanel({ entries: fakeEntries(3) });
  const { pageContext } = fake.gateway.state;
  const broken = { ...fake.gateway.state, pageContext: (tabId: number) => ({ ...pageContext(tabId), get }) };
  render(<AuditLogPanel panel={fake.model({ state: broken })} />);
  await pass(9 * SECOND);
  expect(screen.queryByText(SLOW_TEXT.text)).toBeNull();
  await pass(2 * SECOND);
  expect(screen.getByText(SLOW_TEXT.text)).toBeTruthy();
  expect(document.body.textContent).not.toContain('unexpected error');
  await userEvent
    .setup({ advanceTimers: vi.advanceTimersByTime })
    .click(screen.getByRole('button', { name: 'Reload' }));
  expect(fake.gateway.reload).toHaveBeenCalledOnce();
});

it('nothing of the kind is said where it answers', async () => {
  const fake = fakePanel({ entries: fakeEntries(3) });
  render(<AuditLogPanel panel={fake.model()} />);
  await pass(60 * SECOND);
  expect(screen.queryByText(SLOW_TEXT.text)).toBeNull();
  expect(screen.getByRole('feed')).toBeTruthy();
});
