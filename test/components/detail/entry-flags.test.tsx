import { signal } from '@preact/signals';
import { act, render, screen } from '@testing-library/preact';
import { expect, it } from 'vitest';
import { EntryFlags } from '@/components/detail/entry-flags';
import type { Flag } from '@/lib/audit-log/flag';
import { DETAIL_TEXT } from '@/lib/text/detail';
import { flagText } from '@/lib/text/flags';

const FIRST: Flag = { kind: 'first', entriesBefore: 212, days: 64 };
const BACK: Flag = { kind: 'back', entriesBefore: 212, days: 120 };

it('every reason is given, as soon as the entry is drawn and whenever there is another', async () => {
  const flags = signal<readonly Flag[]>([FIRST]);
  render(<EntryFlags flags={flags} />);
  expect(screen.queryByText(flagText(FIRST))).toBeNull();
  await screen.findByText(flagText(FIRST));
  expect(screen.getByRole('heading', { name: DETAIL_TEXT.flagged })).toBeTruthy();
  await act(() => {
    flags.value = [FIRST, BACK];
  });
  await screen.findByText(flagText(BACK));
  expect(screen.getByText(flagText(FIRST))).toBeTruthy();
});

it('nothing is said of an entry that is not flagged', async () => {
  const { container } = render(<EntryFlags flags={signal([])} />);
  await act(() => new Promise((resolve) => setTimeout(resolve, 20)));
  expect(container.innerHTML).toBe('');
});
