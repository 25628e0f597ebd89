import { act, render, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { AuditLogPanel } from '@/components/audit-log/audit-log-panel';
import { laterParts } from '@/components/audit-log/later-parts';
import { BUILT_IN_VIEWS } from '@/lib/audit-log/query/built-in-views';
import { fakeEntries, fakePanel } from '../../lib/panel/fake-panel';

async function open() {
  const panel = fakePanel({ entries: fakeEntries(2) }).model();
  await laterParts.load();
  render(<AuditLogPanel panel={panel} />);
  await waitFor(() => expect(screen.queryByText(/Opening the history|Finding out/)).toBeNull());
  panel.setFiltersOpen(true);
  await waitFor(() => expect(names()).toContain('My own changes'));
  const user = userEvent.setup();
  const choose = async (menu: string, item: string) => {
    await user.click(within(list()).getByRole('button', { name: menu }));
    await user.click(screen.getByRole('menuitem', { name: item }));
  };
  return { panel, user, choose };
}

const list = () => screen.getByRole('list', { name: 'Saved views' });
const views = () =>
  within(list())
    .queryAllByRole('button')
    .filter((button) => button.hasAttribute('aria-pressed'));
const names = () => (screen.queryByRole('list', { name: 'Saved views' }) ? views().map((one) => one.textContent) : []);
const nameField = () => screen.queryByRole<HTMLInputElement>('textbox', { name: 'Name of the view' });

describe('saved views', () => {
  it('are asked by a press, and tell which is asked', async () => {
    const { panel, user } = await open();
    const deletions = within(list()).getByRole('button', { name: 'Deletions' });
    expect(deletions.getAttribute('aria-pressed')).toBe('false');
    await user.click(deletions);
    expect(panel.filters.text.value).toBe('event:deleted,removed -event:member,role,user');
    await waitFor(() => expect(deletions.getAttribute('aria-pressed')).toBe('true'));
    await user.click(within(list()).getByRole('button', { name: 'My own changes' }));
    expect(panel.filters.text.value).toBe('actor:212');
  });

  it('keep what is asked, under a name that can be changed, in any order, until removed', async () => {
    const { panel, user, choose } = await open();
    expect(nameField()).toBeNull();
    panel.filters.setText('dana');
    await waitFor(() => expect(nameField()).not.toBeNull());
    await user.click(screen.getByRole('button', { name: 'Save this view' }));
    expect(names()).toHaveLength(BUILT_IN_VIEWS.length);
    await user.keyboard('About Dana{Enter}');
    await waitFor(() => expect(names().at(-1)).toBe('About Dana'));
    await waitFor(() => expect(nameField()?.value).toBe(''));
    expect(views().at(-1)?.getAttribute('aria-pressed')).toBe('true');

    panel.filters.clear();
    await waitFor(() => expect(nameField()).toBeNull());
    await choose('Change view: About Dana', 'Rename');
    await waitFor(() => expect(document.activeElement).toBe(nameField()));
    await user.clear(nameField() ?? document.body);
    await user.keyboard('Dana{Enter}');
    await waitFor(() => expect(names().at(-1)).toBe('Dana'));

    await choose('Change view: Dana', 'Move earlier');
    await waitFor(() => expect(names().at(-2)).toBe('Dana'));
    const menu = within(list()).getByRole('button', { name: 'Change view: Dana' });
    await waitFor(() => expect(document.activeElement).toBe(menu));

    await choose('Change view: Dana', 'Remove');
    await waitFor(() => expect(names()).not.toContain('Dana'));
    await waitFor(() => expect(document.activeElement).toBe(list()));
  });

  it('take the name that stands in the field, however soon after the last key', async () => {
    const { panel } = await open();
    panel.filters.setText('dana');
    await waitFor(() => expect(nameField()).not.toBeNull());
    await act(() => {
      const field = nameField();
      if (field === null) throw new Error('no field');
      field.value = 'About Dana';
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      field.form?.requestSubmit();
    });
    await waitFor(() => expect(names().at(-1)).toBe('About Dana'));
  });

  it('take another question', async () => {
    const { panel, user, choose } = await open();
    panel.filters.setText('dana');
    await waitFor(() => expect(nameField()).not.toBeNull());
    await user.type(nameField() ?? document.body, 'Mine{Enter}');
    await waitFor(() => expect(names()).toContain('Mine'));
    panel.filters.setText('noah');
    await waitFor(() => expect(views().at(-1)?.getAttribute('aria-pressed')).toBe('false'));
    await choose('Change view: Mine', 'Replace by what is asked now');
    await waitFor(() => expect(views().at(-1)?.getAttribute('aria-pressed')).toBe('true'));
  });

  it('leave a name as it was on Escape', async () => {
    const { user, choose } = await open();
    await choose('Change view: Deletions', 'Rename');
    await waitFor(() => expect(document.activeElement).toBe(nameField()));
    await user.keyboard('Gone{Escape}');
    await waitFor(() => expect(names()[0]).toBe('Deletions'));
    const menu = within(list()).getByRole('button', { name: 'Change view: Deletions' });
    await waitFor(() => expect(document.activeElement).toBe(menu));
  });

  it('that come with the panel are hidden, and come back', async () => {
    const { choose } = await open();
    await choose('Change view: Deletions', 'Hide');
    await waitFor(() => expect(names()).not.toContain('Deletions'));
    await choose('Hidden views', 'Show again: Deletions');
    await waitFor(() => expect(names()[0]).toBe('Deletions'));
    expect(within(list()).queryByRole('button', { name: 'Hidden views' })).toBeNull();
  });
});
