import { render, screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { AuditLogPanel } from '@/components/audit-log/audit-log-panel';
import { PANEL_PARTS } from '@/components/audit-log/panel-parts';
import { createLater } from '@/components/ui/later';
import { fakeEntries, fakePanel, NOW } from '../../lib/panel/fake-panel';

beforeEach(() => {
  vi.spyOn(Date, 'now').mockReturnValue(NOW);
});
afterEach(() => {
  vi.restoreAllMocks();
});

const ENTRIES = fakeEntries(20);
const NOT_HAD = new TypeError('Failed to fetch dynamically imported module: chrome-extension://abc/parts.js');

/** A panel whose other parts come when the test says so, or do not. */
async function open() {
  const loads: PromiseWithResolvers<typeof PANEL_PARTS>[] = [];
  const later = createLater(() => {
    const load = Promise.withResolvers<typeof PANEL_PARTS>();
    loads.push(load);
    return load.promise;
  });
  const fake = fakePanel({ entries: ENTRIES });
  const panel = fake.model();
  render(<AuditLogPanel panel={panel} later={later} />);
  await screen.findByRole('feed');
  await waitFor(() => expect(loads).toHaveLength(1));
  return { fake, panel, loads, user: userEvent.setup() };
}

const firstRow = () => screen.getAllByRole('article')[0]?.querySelector('button') ?? document.body;

it('come after the rows, without anybody asking', async () => {
  const { loads } = await open();
  expect(screen.queryByRole('button', { name: 'Facts' })).toBeNull();
  loads[0]?.resolve(PANEL_PARTS);
  expect(await screen.findByRole('button', { name: 'Facts' })).toBeDefined();
  expect(loads).toHaveLength(1);
});

it('have the focus when they come, if they were asked for before they were there', async () => {
  const { loads, user } = await open();
  await user.click(firstRow());
  loads[0]?.resolve(PANEL_PARTS);
  const back = await screen.findByRole('button', { name: /back/i });
  await waitFor(() => expect(document.activeElement).toBe(back));
});

it('that cannot be had leave the list as it is, and are asked for again', async () => {
  const { loads, user } = await open();
  loads[0]?.reject(NOT_HAD);
  await screen.findByText(/went wrong on our side/);
  expect(document.body.textContent).not.toMatch(/import|module|chrome-extension/);
  await user.click(firstRow());
  expect(screen.getByRole('feed').closest('[inert]')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  loads[1]?.resolve(PANEL_PARTS);
  await waitFor(() => expect(screen.queryByText(/went wrong on our side/)).toBeNull());
  expect(await screen.findByRole('button', { name: /back/i })).toBeDefined();
});

it('that cannot be had twice are had by loading the page anew', async () => {
  const { fake, loads, user } = await open();
  loads[0]?.reject(NOT_HAD);
  await user.click(await screen.findByRole('button', { name: 'Try again' }));
  expect(fake.gateway.reload).not.toHaveBeenCalled();
  loads[1]?.reject(NOT_HAD);
  await user.click(await screen.findByRole('button', { name: 'Try again' }));
  expect(fake.gateway.reload).toHaveBeenCalledOnce();
});
