import { render, screen } from '@testing-library/preact';
import { expect, it } from 'vitest';
import { EntryRow } from '@/components/audit-log/entry-row';
import sentenceStyles from '@/components/audit-log/sentence.module.css';
import type { AuditLogEntry } from '@/lib/audit-log/entry';
import { createEventCatalog } from '@/lib/audit-log/event-catalog';
import { ENTRY_TEXT } from '@/lib/text/entry';
import { createTimes } from '@/lib/text/times';
import { HOUR } from '@/lib/time';
import { fakeEntry } from '../../fakes/fake-index';

const NOW = Date.UTC(2026, 10, 24, 12);
const times = createTimes({ timeZone: 'UTC', now: () => NOW });

function row(targetName?: string, overrides: Partial<AuditLogEntry> = {}, changed = false, arrivedLate = false) {
  return (
    <EntryRow
      id="row"
      entry={fakeEntry(overrides)}
      targetName={targetName}
      events={createEventCatalog()}
      times={times}
      now={NOW}
      unread={false}
      changed={changed}
      arrivedLate={arrivedLate}
      position={1}
      setSize={1}
      onOpen={() => {}}
    />
  );
}

it('an object without a known name goes by its id, which looks like one', () => {
  render(row());
  expect(screen.getByRole('article', { name: 'Dana Kim turned off scenario 3000' })).toBeTruthy();
  expect(screen.getByText('3000').className).toContain(sentenceStyles.id);
});

it('its name takes the place of the id, in the same element of the same row', () => {
  const { rerender } = render(row());
  const before = screen.getByText('3000');
  const button = screen.getByRole('button');
  rerender(row('Invoice sync'));
  expect(screen.getByRole('article', { name: 'Dana Kim turned off scenario Invoice sync' })).toBeTruthy();
  expect(screen.getByText('Invoice sync')).toBe(before);
  expect(screen.getByText('Invoice sync').className).not.toContain(sentenceStyles.id);
  expect(screen.getByRole('button')).toBe(button);
});

it('a team goes by the name in the entry', () => {
  render(row(undefined, { eventName: 'team_updated', targetId: '7' }));
  expect(screen.getByRole('article', { name: 'Dana Kim updated team Finance' })).toBeTruthy();
  const marked = document.querySelectorAll(`.${sentenceStyles.id}`);
  expect(marked).toHaveLength(0);
});

it('a hostile name is text, and its hidden characters are seen', () => {
  render(row('Sync\u202e<img src=x onerror=alert(1)>'));
  expect(screen.getByText('Sync<U+202E><img src=x onerror=alert(1)>')).toBeTruthy();
  expect(document.querySelector('img')).toBeNull();
});

it.each([true, false])('an entry that was not there when later ones were read says so: %s', (arrivedLate) => {
  render(row(undefined, {}, false, arrivedLate));
  expect(screen.queryAllByText('arrived late')).toHaveLength(arrivedLate ? 1 : 0);
});

it('an entry that Make recorded late, or changed since it was first seen, says so', () => {
  const late = { triggeredAt: NOW - 7 * HOUR, createdAt: NOW - HOUR };
  const { rerender } = render(row(undefined, late, true));
  expect(screen.getByText('recorded 6 hours later')).toBeTruthy();
  expect(screen.getByText(ENTRY_TEXT.changed)).toBeTruthy();
  rerender(row(undefined, { triggeredAt: NOW - HOUR, createdAt: NOW - HOUR + 1000 }));
  expect(screen.queryByText(/recorded .* later/)).toBeNull();
  expect(screen.queryByText(ENTRY_TEXT.changed)).toBeNull();
});
