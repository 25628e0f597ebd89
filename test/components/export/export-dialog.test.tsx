import { render, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { AuditLogPanel } from '@/components/audit-log/audit-log-panel';
import { laterParts } from '@/components/audit-log/later-parts';
import type { PanelModel } from '@/lib/panel/panel-model';
import { fakeEntries, fakePanel } from '../../lib/panel/fake-panel';

const models: PanelModel[] = [];
afterEach(() => {
  for (const model of models.splice(0)) model.dispose();
});

async function openExport(count: number, search = '') {
  const fake = fakePanel({
    entries: fakeEntries(count, (at) => ({ actor: { id: at % 2, name: at % 2 === 0 ? 'Dana Kim' : 'Noah Steiner' } })),
  });
  const panel = fake.model();
  models.push(panel);
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
  return { fake, panel, user, dialog: within(await screen.findByRole('dialog', { name: 'Export' })) };
}

describe('an export', () => {
  it('is a file of exactly what the list shows, and says what of it', async () => {
    const { fake, user, dialog } = await openExport(20, 'noah');
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
    const { fake, panel, user, dialog } = await openExport(4000);
    const writing = panel.exports.start();
    await user.click(await dialog.findByRole('button', { name: 'Cancel' }));
    await writing;
    expect(dialog.getByText('Cancelled. Nothing was saved.')).toBeTruthy();
    expect(fake.gateway.saveFile).not.toHaveBeenCalled();
  });

  it('whose dialog is closed is cancelled too', async () => {
    const { fake, panel } = await openExport(4000);
    const writing = panel.exports.start();
    panel.exports.setOpen(false);
    await writing;
    expect(fake.gateway.saveFile).not.toHaveBeenCalled();
  });

  it('that the browser cannot take is told in plain words', async () => {
    const { fake, user, dialog } = await openExport(5);
    fake.gateway.saveFile.mockImplementation(() => {
      throw new Error('QuotaExceededError at chrome-extension://x');
    });
    await user.click(dialog.getByRole('button', { name: 'Save the file' }));
    expect(await dialog.findByText('The file could not be made. Nothing was saved; try again.')).toBeTruthy();
    expect(document.body.textContent).not.toContain('QuotaExceeded');
  });
});
