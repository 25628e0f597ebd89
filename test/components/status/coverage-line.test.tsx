import { render, screen } from '@testing-library/preact';
import { expect, it } from 'vitest';
import { CoverageLine } from '@/components/status/coverage-line';
import { createTimes } from '@/lib/text/times';

const NOW = Date.UTC(2026, 10, 24, 12);
const OCTOBER = Date.UTC(2026, 9, 3);
const gap = (day: number) => ({ after: Date.UTC(2026, 9, day), before: Date.UTC(2026, 9, day + 2) });
const PART = { shown: 2300, held: 2300, total: 6838, from: OCTOBER, complete: false, gaps: [] };

function lineOf(props: Partial<Parameters<typeof CoverageLine>[0]>): string {
  const { container } = render(
    <CoverageLine
      {...PART}
      refreshing={false}
      lastSuccessAt={NOW}
      times={createTimes({ timeZone: 'UTC', now: () => NOW })}
      onRefresh={() => {}}
      {...props}
    />,
  );
  drawn = container.querySelector('[data-text]')?.getAttribute('data-text') ?? '';
  return [...(container.querySelector('p > span')?.children ?? [])].map((part) => part.textContent).join(' · ');
}

/** What stands there instead where there is little room. */
let drawn = '';

it.each([
  ['all that is loaded', {}, '2,300 of 6,838 entries · back to Oct 3'],
  ['what of the log was searched', { shown: 41 }, '41 match · 2,300 of 6,838 searched (34%) · back to Oct 3'],
  ['one match', { shown: 1 }, '1 matches · 2,300 of 6,838 searched (34%) · back to Oct 3'],
  ['an unknown whole', { shown: 41, total: undefined }, '41 match · 2,300 searched · back to Oct 3'],
  ['more than Make still has', { shown: 41, total: 2000 }, '41 match · 2,300 searched · back to Oct 3'],
  [
    'almost everything, never as everything',
    { shown: 1, held: 6837 },
    '1 matches · 6,837 of 6,838 searched (99%) · back to Oct 3',
  ],
  ['everything', { complete: true, held: 6838, shown: 6838 }, '6,838 entries · all that Make keeps'],
  ['some of everything', { complete: true, held: 6838, shown: 41 }, '41 of 6,838 · all that Make keeps'],
  [
    'a gap',
    { shown: 41, gaps: [gap(3)] },
    '41 match · 2,300 of 6,838 searched (34%) · back to Oct 3 · missing Oct 3 – Oct 5',
  ],
  [
    'where late entries are still to be looked for',
    { late: gap(3) },
    '2,300 of 6,838 entries · back to Oct 3 · entries that arrived late Oct 3 – Oct 5 still to be looked for',
  ],
  ['several gaps', { gaps: [gap(9), gap(3)] }, '2,300 of 6,838 entries · back to Oct 3 · 2 gaps'],
])('tells %s', (_what, props, text) => {
  expect(lineOf(props)).toBe(text);
});

const MILLION = { shown: 1_000_000, held: 1_000_000, total: 1_000_000 };

it.each([
  ['everything of very much', { ...MILLION, complete: true }, '1M entries · complete'],
  ['a part of very much', { ...MILLION, shown: 230_999, held: 230_999 }, '230K of 1M · since Oct 3'],
  ['less than everything, never rounded up', { ...MILLION, held: 999_999, shown: 999_999 }, '999K of 1M · since Oct 3'],
  ['some of very much', { ...MILLION, shown: 12_345, complete: true }, '12,345 of 1M · complete'],
  ['what was searched', { ...MILLION, held: 230_999, shown: 41 }, '41 match · 23% searched'],
  ['an unknown whole', { ...MILLION, shown: 1, total: undefined }, '1 matches · 1M searched'],
  ['one entry', { shown: 1, held: 1, complete: true }, '1 entry · complete'],
  ['a gap before how far back it goes', { gaps: [gap(3)] }, '2,300 of 6,838 · 1 gap · since Oct 3'],
  ['several gaps', { gaps: [gap(9)], late: gap(3) }, '2,300 of 6,838 · 2 gaps · since Oct 3'],
  ['a gap in what was searched', { shown: 41, gaps: [gap(3)] }, '41 match · 34% searched · 1 gap'],
])('tells %s in few letters where there is little room', (_what, props, text) => {
  lineOf(props);
  expect(drawn).toBe(text);
});

it('has the whole line for who points at it', () => {
  const line = lineOf({ ...MILLION, complete: true });
  expect(line).toBe('1,000,000 entries · all that Make keeps');
  expect(screen.getByTitle(line)).toBeTruthy();
});

it('names each gap to the one who asks', () => {
  lineOf({ gaps: [gap(9), gap(3)] });
  expect(screen.getByText('2 gaps').closest('p')?.title).toBe(
    "2,300 of 6,838 entries · back to Oct 3 · 2 gaps\n2,300 of Make's 6,838 entries are loaded\nmissing Oct 9 – Oct 11\nmissing Oct 3 – Oct 5",
  );
});
