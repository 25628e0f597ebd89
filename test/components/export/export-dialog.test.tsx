import { fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { AuditLogPanel } from '@/components/audit-log/audit-log-panel';
import { laterParts } from '@/components/audit-log/later-parts';
import type { AuditLogFilters } from '@/lib/audit-log/filters';
import type { Failure } from '@/lib/failure';
import type { JsonObject } from '@/lib/json';
import type { DetailsFetched } from '@/lib/messaging/contract';
import { createExportSession } from '@/lib/panel/export/export-session';
import { ok, type Result } from '@/lib/result';
import { fakeConnection } from '../../fakes/fake-connection';
import { FILTERS, fakeEntries, fakePanel } from '../../lib/panel/fake-panel';

interface OpenOptions {
  readonly search?: string;
  readonly kept?: Readonly<Record<string, JsonObject>>;
  /** What Make says of the details of these, asked for so many at once. */
  readonly fetch?: (uuids: readonly string[]) => Result<DetailsFetched> | Promise<Result<DetailsFetched>>;
}

/** Of another organization. */
const OTHER_FILTERS: AuditLogFilters = {
  ...FILTERS,
  eventGroups: [{ header: 'Other', items: [{ label: 'Other words', value: 'scenario_deactivated' }] }],
};

async function openExport(count: number, { search = '', kept, fetch }: OpenOptions = {}) {
  const fake = fakePanel({
    ...(kept === undefined ? {} : { kept }),
    entries: fakeEntries(count, (at) => ({ actor: { id: at % 2, name: at % 2 === 0 ? 'Dana Kim' : 'Noah Steiner' } })),
    answers: {
      'details.pace': () => ok({ perMinute: 60, limit: 133 }),
      'source.filters': ({ source }) => ok(source.organizationId === 123 ? FILTERS : OTHER_FILTERS),
      ...(fetch === undefined ? {} : { 'details.fetch': ({ uuids }) => fetch(uuids) }),
    },
  });
  const panel = fake.model();
  await laterParts.load();
  render(<AuditLogPanel panel={panel} />);
  const user = userEvent.setup();
  await waitFor(() => expect(screen.getByRole('feed')).toBeTruthy());
  if (search !== '') {
    await user.type(screen.getByRole('searchbox', { name: 'Search' }), search);
    await waitFor(() => expect(panel.feed.view.value?.length).toBeLessThan(count));
  }
  await user.click(screen.getByRole('button', { name: 'More' }));
  await user.click(screen.getByText('Export…'));
  const dialog = within(await screen.findByRole('dialog', { name: 'Export' }));
  const press = async (name: string) => user.click(await dialog.findByRole('button', { name }));
  const savedFile = async () => {
    await waitFor(() => expect(fake.gateway.saveFile).toHaveBeenCalledOnce());
    const [blob] = fake.gateway.saveFile.mock.calls[0] ?? [];
    return JSON.parse((await blob?.text()) ?? '');
  };
  return { fake, panel, user, dialog, press, savedFile };
}

/** The export dialog, with details wanted, in a format that tests can read. */
async function openWithDetails(count: number, options: OpenOptions) {
  const opened = await openExport(count, options);
  const { user, dialog } = opened;
  await user.selectOptions(dialog.getByRole('combobox', { name: 'Format' }), 'json');
  await user.click(dialog.getByRole('checkbox', { name: 'With details' }));
  return opened;
}

const answered = (uuids: readonly string[], more: Partial<DetailsFetched> = {}) =>
  ok({ fetched: uuids.map((uuid) => ({ uuid, details: { of: uuid } })), refused: [], requests: uuids.length, ...more });

describe('an export', () => {
  it('is a file of exactly what the list shows, and says what of it', async () => {
    const { fake, user, dialog } = await openExport(20, { search: 'noah' });
    expect(dialog.getByText('Exactly the 10 entries of the list as it is now.')).toBeTruthy();
    expect(dialog.getByText('Filter: noah')).toBeTruthy();
    await user.selectOptions(dialog.getByRole('combobox', { name: 'Format' }), 'json');
    await user.click(dialog.getByRole('button', { name: 'Save the file' }));
    await waitFor(() => expect(fake.gateway.saveFile).toHaveBeenCalledOnce());

    const [blob, name] = fake.gateway.saveFile.mock.calls[0] ?? [];
    const file = JSON.parse((await blob?.text()) ?? '');
    expect(name).toMatch(/\.json$/);
    expect(file.entries).toHaveLength(10);
    expect(file.facts).toMatchObject({ query: 'noah', coverage: { matched: 10, searched: 20 } });
    expect(dialog.getByText(`Saved 10 entries as ${name}`)).toBeTruthy();
  });

  it('that is cancelled saves nothing', async () => {
    const { fake, dialog, press } = await openExport(20_000);
    await press('Save the file');
    await press('Cancel');
    expect(await dialog.findByText('Cancelled. Nothing was saved.')).toBeTruthy();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(fake.gateway.saveFile).not.toHaveBeenCalled();
  });

  it('goes on when its dialog is closed, and a line tells of it until somebody knows', async () => {
    const { fake, user, dialog, press } = await openExport(20_000);
    await press('Save the file');
    await dialog.findByText('Writing the file…');
    await press('Close');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const line = within(screen.getByRole('region', { name: 'Export' }));
    expect(line.getByText('Writing the file…')).toBeTruthy();
    expect(await line.findByText(/^Saved 20,000 entries as /)).toBeTruthy();
    expect(fake.gateway.saveFile).toHaveBeenCalledOnce();
    await user.click(line.getByRole('button', { name: 'Close' }));
    expect(screen.queryByRole('region', { name: 'Export' })).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole('searchbox', { name: 'Search' }));
  });

  it('that is over, or was never begun, goes with its dialog', async () => {
    const { fake, user, dialog, press } = await openExport(5);
    await press('Close');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(screen.queryByRole('region', { name: 'Export' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'More' }));
    await user.click(screen.getByText('Export…'));
    fake.change(fakeEntries(9));
    await user.click(await screen.findByRole('button', { name: 'Save the file' }));
    await screen.findByText(/^Saved 5 entries as /);
    await user.click(within(screen.getByRole('dialog', { name: 'Export' })).getByRole('button', { name: 'Close' }));
    expect(screen.queryByRole('region', { name: 'Export' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'More' }));
    await user.click(screen.getByText('Export…'));
    expect(await screen.findByText('Exactly the 9 entries of the list as it is now.')).toBeTruthy();
    expect(dialog).toBeTruthy();
  });

  it.each(['Escape', 'p', 'f', 'j'])(
    'that is being set up leaves the key %s to the browser, which closes it by Escape',
    async (key) => {
      const { panel, dialog } = await openExport(5);
      const before = [panel.context.mode.value, panel.filtersOpen.value, panel.cursor.position.value];
      const leftToTheBrowser = fireEvent.keyDown(dialog.getByRole('button', { name: 'Close' }), { key });
      expect(leftToTheBrowser).toBe(true);
      expect([panel.context.mode.value, panel.filtersOpen.value, panel.cursor.position.value]).toEqual(before);
    },
  );

  it('that the browser cannot take is told in plain words', async () => {
    const { fake, user, dialog } = await openExport(5);
    fake.gateway.saveFile.mockImplementation(() => {
      throw new Error('QuotaExceededError at chrome-extension://x');
    });
    await user.click(dialog.getByRole('button', { name: 'Save the file' }));
    expect(await dialog.findByText('The file could not be made. Nothing was saved; try again.')).toBeTruthy();
    expect(document.body.textContent).not.toContain('QuotaExceeded');
  });

  it('is of the list as it was when it was opened, whatever arrives meanwhile', async () => {
    const { fake, dialog, user, press, savedFile } = await openExport(5);
    fake.change(fakeEntries(9));
    await waitFor(() => expect(fake.loads.mock.calls.length).toBeGreaterThan(1));
    expect(dialog.getByText('Exactly the 5 entries of the list as it is now.')).toBeTruthy();
    await user.selectOptions(dialog.getByRole('combobox', { name: 'Format' }), 'json');
    await press('Save the file');
    expect(await savedFile()).toMatchObject({ facts: { entries: 5 }, end: { entries: 5, complete: true } });
  });
});

it('an export that is opened over an empty list is of the first entries that come', async () => {
  const fake = fakePanel();
  const panel = fake.model();
  const { entries } = panel.exports.session(createExportSession);
  expect(entries.value).toBe(0);
  await waitFor(() => expect(panel.feed.view.value).toBeDefined());
  fake.change(fakeEntries(4));
  await waitFor(() => expect(entries.value).toBe(4));
  fake.change(fakeEntries(9));
  await waitFor(() => expect(panel.feed.view.value?.length).toBe(9));
  expect(entries.value).toBe(4);
});

describe('an export with details', () => {
  it('says before it begins what that costs, and asks only for what is not here', async () => {
    const kept = { 'entry-0': { of: 'the archive' }, 'entry-2': { of: 'the archive' } };
    const { dialog, press, fake, savedFile } = await openWithDetails(4, { kept, fetch: answered });
    const cost =
      "2 are here. 2 are missing: 2 requests to Make, less than a minute at this organization's share, 60 of its 133 a minute.";
    expect(await dialog.findByText(cost)).toBeTruthy();
    await press('Fetch and save');
    const file = await savedFile();
    expect(fake.commands('details.fetch').map(({ request }) => request)).toEqual([
      { zone: 'eu1.make.com', organizationId: 123, uuids: ['entry-1', 'entry-3'] },
    ]);
    expect(file.entries.map(({ details }: { details: unknown }) => details)).toEqual([
      { of: 'the archive' },
      { of: 'entry-1' },
      { of: 'the archive' },
      { of: 'entry-3' },
    ]);
    expect(file).toMatchObject({ facts: { withDetails: true }, end: { withoutDetails: 0, complete: true } });
  });

  it('needs nothing of Make where all are here', async () => {
    const { dialog, press, savedFile } = await openWithDetails(1, { kept: { 'entry-0': { a: 1 } } });
    expect(await dialog.findByText('All that Make gives are here.')).toBeTruthy();
    await press('Save the file');
    expect((await savedFile()).entries[0].details).toEqual({ a: 1 });
  });

  it('goes on without the missing when that is asked for, and says so in the file', async () => {
    const { dialog, press, savedFile } = await openWithDetails(3, { fetch: () => new Promise(() => undefined) });
    await press('Fetch and save');
    await dialog.findByText('Fetching details…');
    await press('Save without the missing');
    const file = await savedFile();
    expect(file.facts.incomplete).toBe('3 entries come without details: 3 not fetched');
    expect(file.entries[0]).toMatchObject({ detailsMissing: 'not-fetched' });
    expect(file.end).toEqual({ entries: 3, withoutDetails: 3, missingDetails: { 'not-fetched': 3 }, complete: false });
    expect(await dialog.findByText('3 of them are without details; the file says which and why.')).toBeTruthy();
  });

  it('counts what Make refuses, and says so in the file', async () => {
    const fetch = (uuids: readonly string[]) =>
      answered(uuids.slice(2), {
        refused: [
          { uuid: 'entry-0', reason: 'refused' },
          { uuid: 'entry-1', reason: 'not-found' },
        ],
      });
    const { press, savedFile } = await openWithDetails(4, { fetch });
    await press('Fetch and save');
    const file = await savedFile();
    expect(file.facts.incomplete).toBe('2 entries come without details: 1 refused by Make, 1 no longer at Make');
    expect(file.entries.map(({ detailsMissing }: { detailsMissing?: string }) => detailsMissing)).toEqual([
      'refused',
      'not-found',
      undefined,
      undefined,
    ]);
  });

  it('waits when Make asks for it, says until when, and can be cancelled; nothing is saved', async () => {
    const failure: Failure = { kind: 'rate-limited', zone: 'eu1.make.com', until: Date.now() + 60_000 };
    const fetch = (uuids: readonly string[]) => answered(uuids.slice(0, 1), { failure });
    const { fake, dialog, press } = await openWithDetails(3, { fetch });
    await press('Fetch and save');
    expect(await dialog.findByText('Fetching details waits')).toBeTruthy();
    expect(dialog.getByText(/^Make asks us to wait\. It goes on by itself in \d\d s\.$/)).toBeTruthy();
    expect(dialog.getByText(/^1 of 3 fetched · /)).toBeTruthy();
    await press('Cancel');
    expect(dialog.getByText('Cancelled. Nothing was saved.')).toBeTruthy();
    expect(fake.gateway.saveFile).not.toHaveBeenCalled();
  });

  it('goes on beside the panel when its dialog is closed, and can be shown and cancelled there', async () => {
    const hanging = () => new Promise<never>(() => undefined);
    const { fake, user, dialog, press } = await openWithDetails(3, { fetch: hanging });
    await press('Fetch and save');
    await dialog.findByText('Fetching details…');
    await press('Close');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const line = within(screen.getByRole('region', { name: 'Export' }));
    expect(line.getByText('Fetching details…')).toBeTruthy();
    expect(line.getByText('It goes on as long as the panel is open.')).toBeTruthy();
    expect(line.getByRole('progressbar', { name: 'Export' })).toBeTruthy();

    await user.click(line.getByRole('button', { name: 'Show' }));
    const again = within(await screen.findByRole('dialog', { name: 'Export' }));
    expect(again.getByText('Exactly the 3 entries of the list as it is now.')).toBeTruthy();
    expect(again.getByRole('checkbox', { name: 'With details' }).matches(':checked')).toBe(true);
    await user.click(again.getByRole('button', { name: 'Close' }));
    await user.click(line.getByRole('button', { name: 'Cancel' }));
    expect(line.getByText('Cancelled. Nothing was saved.')).toBeTruthy();
    expect(document.activeElement).toBe(line.getByRole('button', { name: 'Close' }));
    expect(fake.gateway.saveFile).not.toHaveBeenCalled();
  });

  it('is of the log it was begun with, wherever the panel is turned meanwhile', async () => {
    const slow = Promise.withResolvers<void>();
    const fetch = (uuids: readonly string[]) => slow.promise.then(() => answered(uuids));
    const { fake, panel, press, savedFile } = await openWithDetails(2, { fetch });
    await press('Fetch and save');
    await press('Close');
    fake.pageOf(1).set({ zone: 'eu1.make.com', organizationId: 999, organizationName: 'Another', state: 'resolved' });
    await waitFor(() => expect(panel.filters.events.value.label('scenario_deactivated')).toBe('Other words'));
    slow.resolve();
    const file = await savedFile();
    expect(file.facts).toMatchObject({
      source: { organizationId: 123, organizationName: 'Northwind' },
      coverage: { complete: true, searched: 2, matched: 2 },
    });
    expect(file.entries.map(({ event }: { event: string }) => event)).toEqual(Array(2).fill('Scenario deactivated'));
  });

  describe('whose connection is removed while the panel shows another zone', () => {
    async function removed({ withHistory }: { readonly withHistory: boolean }) {
      const hanging = () => new Promise<never>(() => undefined);
      const opened = await openWithDetails(2, { fetch: hanging });
      const { fake, panel, press, dialog } = opened;
      const exporting = panel.exports.session(createExportSession);
      await press('Fetch and save');
      await dialog.findByText('Fetching details…');
      await press('Close');
      const other = fakeConnection({ zone: 'us2.make.com', organizations: [{ id: 999, name: 'Another' }] });
      fake.connected.set({ 'eu1.make.com': fakeConnection(), 'us2.make.com': other });
      fake.pageOf(1).set({ zone: 'us2.make.com', organizationId: 999, organizationName: 'Another', state: 'resolved' });
      await waitFor(() => expect(panel.context.zone.value).toBe('us2.make.com'));
      if (withHistory) fake.change([]);
      fake.connected.set({ 'us2.make.com': other });
      return { ...opened, exporting };
    }

    it('ends with the history, says so, and lets go of its list', async () => {
      const { fake, user, panel, exporting } = await removed({ withHistory: true });
      const line = within(await screen.findByRole('region', { name: 'Export' }));
      expect(await line.findByText('Its history was deleted from this browser. Nothing was saved.')).toBeTruthy();
      expect(line.queryByRole('button', { name: 'Show' })).toBeNull();
      expect(exporting.entries.value).toBe(0);
      expect(exporting.plan.value).toBeUndefined();
      // Not of the other log, which is in its place now.
      fake.change(fakeEntries(5), {}, { zone: 'us2.make.com', organizationId: 999, type: 'organization' });
      await waitFor(() => expect(panel.feed.view.value?.length).toBe(5));
      expect(exporting.entries.value).toBe(0);
      await user.click(line.getByRole('button', { name: 'Close' }));
      expect(panel.exports.aside.value).toBeUndefined();
      expect(fake.gateway.saveFile).not.toHaveBeenCalled();
    });

    it('goes on where the history stays', async () => {
      const { fake, user, exporting } = await removed({ withHistory: false });
      await waitFor(() => expect(fake.commands('storage.usage')).toHaveLength(1));
      const line = within(screen.getByRole('region', { name: 'Export' }));
      expect(line.getByText('Fetching details…')).toBeTruthy();
      await user.click(line.getByRole('button', { name: 'Show' }));
      const dialog = within(await screen.findByRole('dialog', { name: 'Export' }));
      await user.click(dialog.getByRole('button', { name: 'Save without the missing' }));
      await waitFor(() => expect(fake.gateway.saveFile).toHaveBeenCalledOnce());
      expect(exporting.entries.value).toBe(2);
    });
  });

  it('that a person has to mend says what it is, and goes on when asked again', async () => {
    let refuses = true;
    const fetch = (uuids: readonly string[]) =>
      refuses ? answered([], { failure: { kind: 'unauthorized', zone: 'eu1.make.com' } }) : answered(uuids);
    const { dialog, press, savedFile } = await openWithDetails(2, { fetch });
    await press('Fetch and save');
    expect(await dialog.findByText('Details cannot be fetched now')).toBeTruthy();
    expect(dialog.getByText(/^Make refused this token \(eu1\.make\.com\)\./)).toBeTruthy();
    refuses = false;
    await press('Try again');
    expect(await savedFile()).toMatchObject({ end: { withoutDetails: 0, complete: true } });
  });

  it('cannot be begun where what is kept cannot be read: a file without them would not say so', async () => {
    const fake = await openExport(2);
    fake.fake.gateway.details.open = () => Promise.reject(new Error('secret words'));
    await fake.user.click(fake.dialog.getByRole('checkbox', { name: 'With details' }));
    expect(await fake.dialog.findByText(/^The kept details cannot be read now\./)).toBeTruthy();
    expect(fake.dialog.getByRole('button', { name: 'Save the file' }).hasAttribute('disabled')).toBe(true);
  });
});
