import { render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { EntryFacts } from '@/components/detail/entry-facts';
import type { AuditLogEntry } from '@/lib/audit-log/entry';
import { createEventCatalog } from '@/lib/audit-log/event-catalog';
import { createTimes } from '@/lib/text/times';
import { HOUR } from '@/lib/time';
import { fakeEntry } from '../../fakes/fake-index';

function facts(
  named: { readonly name?: string; readonly formerNames?: readonly string[]; readonly arrivedLateAt?: number },
  overrides: Partial<AuditLogEntry> = {},
) {
  const onUse = vi.fn();
  render(
    <EntryFacts
      {...named}
      entry={fakeEntry(overrides)}
      events={createEventCatalog()}
      times={createTimes({ timeZone: 'UTC', now: () => 0 })}
      organizationName="Northwind"
      onUse={onUse}
      onCopy={async () => true}
    />,
  );
  const object = screen.getByText('Object').nextElementSibling;
  return { onUse, object };
}

it('the object is told by name and id, and by what it was called before', () => {
  const { object } = facts({ name: 'Invoice sync', formerNames: ['Invoices', 'Test'] });
  expect(object?.textContent).toContain('scenario Invoice sync 3000');
  const former = [...(object?.querySelectorAll('i') ?? [])].map((one) => one.textContent);
  expect(former).toEqual(['Invoices', 'Test']);
  expect(object?.textContent).toContain('was');
});

it('one that was never renamed was nothing', () => {
  const { object } = facts({ name: 'Invoice sync' });
  expect(object?.textContent).not.toContain('was');
});

it('without a name it is told by its id alone', () => {
  const { object } = facts({});
  expect(object?.querySelector('code')?.textContent).toBe('3000');
  expect(object?.textContent).toContain('scenario 3000');
});

it.each([
  ['Only', 'only', 'include'],
  ['Include', 'include', 'include'],
  ['Hide', 'exclude', 'exclude'],
])('is filtered by its id, under its name: %s', async (label, use, mode) => {
  const { onUse } = facts({ name: 'Invoice sync' });
  await userEvent.setup().click(screen.getByRole('button', { name: `${label} scenario Invoice sync` }));
  expect(onUse).toHaveBeenCalledWith(use, { field: 'target', mode, value: { kind: 'scenario', id: '3000' } });
});

it('how late it was recorded is told where that is late', () => {
  facts({}, { triggeredAt: 7 * HOUR, createdAt: 13 * HOUR });
  expect(screen.getByText('6 hours after it happened')).toBeTruthy();
});

it('that it was not there when later ones were read is told, with why and since when it is known', () => {
  facts({ arrivedLateAt: Date.UTC(2026, 10, 24, 12) });
  const fact = screen.getByText('Arrived late').nextElementSibling;
  expect(fact?.textContent).toMatch(/^First read Tue, Nov 24, 2026, 12:00:00/);
  expect(fact?.textContent).toContain("It was not in Make's log yet when entries recorded an hour and more after it");
  expect(fact?.querySelector('time')?.dateTime).toBe('2026-11-24T12:00:00.000Z');
});

it('nothing of the kind is told of others', () => {
  facts({});
  expect(screen.queryByText('Arrived late')).toBeNull();
});
