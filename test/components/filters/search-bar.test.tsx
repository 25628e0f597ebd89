import { signal } from '@preact/signals';
import { render, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { useRef } from 'preact/hooks';
import { describe, expect, it } from 'vitest';
import { SearchBar } from '@/components/filters/search-bar';
import type { AuditLogSource } from '@/lib/audit-log/source';
import { createFiltersModel } from '@/lib/panel/filters/filters-model';
import type { Scope } from '@/lib/panel/place/context-place';
import { createQuerySuggestions } from '@/lib/panel/suggestions/query-suggestions';
import { ok } from '@/lib/result';
import { fakeMessenger } from '../../fakes/fake-messenger';
import { FILTERS, SOURCE } from '../../lib/panel/fake-panel';

function draw() {
  const filters = createFiltersModel({
    send: fakeMessenger({ 'source.filters': () => ok(FILTERS) }).send,
    source: signal<AuditLogSource | undefined>(SOURCE),
    scope: signal<Scope>({ type: 'organization' }),
    connectedAt: signal(1),
    timeZone: signal('UTC'),
  });
  const suggestions = createQuerySuggestions(filters);
  function Bar() {
    const inputRef = useRef<HTMLInputElement>(null);
    return (
      <SearchBar
        text={filters.text.value}
        onText={filters.setText}
        problems={filters.problems.value}
        suggestions={suggestions}
        filtersOpen={false}
        filterCount={0}
        onToggleFilters={() => undefined}
        inputRef={inputRef}
      />
    );
  }
  render(<Bar />);
  const user = userEvent.setup();
  const line = screen.getByRole<HTMLInputElement>('searchbox', { name: 'Search' });
  return { filters, user, line };
}

const options = () => within(screen.getByRole('listbox', { name: 'Suggestions' })).getAllByRole('option');

describe('the query line', () => {
  it('says what is wrong once the person pauses, and that the list stays', async () => {
    const { user, line } = draw();
    await user.type(line, 'kind:sce');
    expect(options().map((option) => option.textContent)).toEqual(['About scenarioskind:scenario']);
    await user.keyboard('{Escape}');
    expect(screen.queryByText(/Did you mean/)).toBeNull();
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('Did you mean “kind:scenario”?'));
    expect(screen.getByRole('alert').textContent).toContain('The list still shows the last search');
    expect(line.getAttribute('aria-invalid')).toBe('true');
    await user.type(line, 'nario');
    await waitFor(() => expect(screen.queryByText(/Did you mean/)).toBeNull());
    expect(line.getAttribute('aria-invalid')).toBeNull();
  });

  it('hints at what is only not finished', async () => {
    const { user, line } = draw();
    await user.type(line, '"data st');
    await screen.findByText('The quotes are still open.');
    expect(line.getAttribute('aria-invalid')).toBeNull();
  });

  it('shows hidden characters of pasted text in what it says', async () => {
    const { user, line } = draw();
    await user.click(line);
    await user.paste('kind:\u202Ex');
    await screen.findByText(/There is no kind “<U\+202E>x”/);
  });

  it('suggests while typing, marked with the arrows and taken with Enter', async () => {
    const { user, line, filters } = draw();
    await user.type(line, 'act');
    expect(options().map((option) => option.textContent)).toContain('Who did itactor:');
    expect(line.getAttribute('aria-activedescendant')).toBeNull();
    await user.keyboard('{ArrowDown}');
    expect(line.getAttribute('aria-activedescendant')).toBe(options()[0]?.id);
    expect(options()[0]?.getAttribute('aria-selected')).toBe('true');
    await user.keyboard('{Enter}');
    expect(line.value).toBe('actor:');
    // After a field come its values.
    expect(options().map((option) => option.textContent)).toContain('Noah Steineractor:213');
    await user.keyboard('{ArrowUp}{ArrowUp}{Enter}');
    expect(line.value).toBe('actor:213');
    expect(filters.chosen.value.actor.include).toEqual([213]);
    expect(screen.queryByRole('listbox')).toBeNull();
    expect(document.activeElement).toBe(line);
  });

  it('takes nothing by Enter alone, and closes with Escape first', async () => {
    const { user, line } = draw();
    await user.type(line, 'ev{Enter}');
    expect(line.value).toBe('ev');
    expect(screen.getByRole('listbox')).toBeTruthy();
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('listbox')).toBeNull();
    expect(line.value).toBe('ev');
  });

  it('takes a suggestion that is pressed, and keeps the focus', async () => {
    const { user, line } = draw();
    await user.type(line, 'dana');
    await user.click(screen.getByRole('option', { name: /Dana Kim/ }));
    expect(line.value).toBe('actor:212');
    expect(document.activeElement).toBe(line);
  });

  it('lists the fields when asked with an arrow key', async () => {
    const { user, line } = draw();
    await user.click(line);
    expect(screen.queryByRole('listbox')).toBeNull();
    await user.keyboard('{ArrowDown}');
    expect(options()).toHaveLength(8);
  });

  it('is emptied with one press', async () => {
    const { user, line, filters } = draw();
    await user.type(line, 'dana');
    await user.click(screen.getByRole('button', { name: 'Clear the search' }));
    expect(line.value).toBe('');
    expect(filters.chosen.value.text.include).toEqual([]);
  });
});
