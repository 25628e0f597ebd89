import { describe, expect, it } from 'vitest';
import type { Coverage } from '@/lib/archive/contract';
import type { AuditLogPage } from '@/lib/make/contract';
import { edgeOf } from '@/lib/sync/page-overlap';
import { offsetBelow, stepBelow, type Verdict } from '@/lib/sync/step-below';
import { fakeEntry, uuidOf } from '../archive/builders';

/** Row n was recorded n seconds before this. */
const TOP = 1_000_000_000;
const rows = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) =>
    fakeEntry({ uuid: uuidOf(first + index), createdAt: TOP - (first + index) * 1000 }),
  );
const pageOf = (first: number, last: number, more: { readonly totalCount?: number | undefined } = {}) => {
  const entries = rows(first, last);
  return { entries, received: entries.length, unreadable: 0, foreign: 0, limit: 100, totalCount: 1000, ...more };
};
/** Without a count where none is told. */
function told({ totalCount, ...page }: ReturnType<typeof pageOf>): AuditLogPage {
  return totalCount === undefined ? page : { ...page, totalCount };
}

/** Rows 0 to 99 are covered. */
const COVERED: Coverage = {
  from: TOP - 99_000 + 1,
  to: TOP,
  depth: 100,
  complete: false,
  total: 1000,
  edge: edgeOf(told(pageOf(0, 99))),
};
const brought = (added: number, known: number) => ({ added: rows(1, added), known, changed: [] });

describe('a page at the lower edge of the coverage', () => {
  it('is asked for a few rows above it', () => {
    expect(offsetBelow(COVERED)).toBe(95);
    expect(offsetBelow({ depth: 3 })).toBe(0);
  });

  it.each<{
    name: string;
    page: ReturnType<typeof pageOf>;
    offset: number;
    added: number;
    known: number;
    verdict: Verdict;
  }>([
    { name: 'shows the edge and goes on', page: pageOf(95, 194), offset: 95, added: 95, known: 5, verdict: 'further' },
    { name: 'begins above and goes on', page: pageOf(50, 149), offset: 80, added: 50, known: 50, verdict: 'further' },
    { name: 'is above the edge as a whole', page: pageOf(0, 60), offset: 95, added: 0, known: 61, verdict: 'known' },
    { name: 'begins below', page: pageOf(120, 219), offset: 95, added: 100, known: 0, verdict: 'outside' },
    {
      name: 'shows only the edge’s last moment',
      page: pageOf(99, 198),
      offset: 95,
      added: 99,
      known: 1,
      verdict: 'outside',
    },
    {
      name: 'begins above by its time, but shows no row that is held',
      page: pageOf(40, 79),
      offset: 95,
      added: 100,
      known: 0,
      verdict: 'outside',
    },
    {
      name: 'is empty, though Make counts more',
      page: pageOf(0, -1),
      offset: 95,
      added: 0,
      known: 0,
      verdict: 'short',
    },
    { name: 'is empty', page: pageOf(0, -1, { totalCount: 90 }), offset: 95, added: 0, known: 0, verdict: 'outside' },
    {
      name: 'is the last',
      page: pageOf(95, 120, { totalCount: 121 }),
      offset: 95,
      added: 21,
      known: 5,
      verdict: 'end',
    },
    {
      name: 'shows the edge again and nothing else',
      page: pageOf(95, 99, { totalCount: undefined }),
      offset: 95,
      added: 0,
      known: 5,
      verdict: 'end',
    },
    {
      name: 'shows the edge again, though Make counts more',
      page: pageOf(95, 99),
      offset: 95,
      added: 0,
      known: 5,
      verdict: 'short',
    },
  ])('that $name is “$verdict”', ({ page, offset, added, known, verdict }) => {
    const step = stepBelow(COVERED, { offset, page: told(page) }, brought(added, known), false);
    expect(step.verdict).toBe(verdict);
    if (verdict === 'outside' || verdict === 'short') expect(step.coverage.from).toBe(COVERED.from);
    else expect(step.coverage.from).toBeLessThanOrEqual(Number(COVERED.from));
    expect(step.coverage.complete).toBe(verdict === 'end');
  });

  it('at the very top of the list is never outside', () => {
    expect(stepBelow(COVERED, { offset: 0, page: told(pageOf(120, 219)) }, brought(100, 0), true).verdict).toBe(
      'further',
    );
  });

  it('claims its rows but those of its last moment, which may go on below', () => {
    const { coverage } = stepBelow(COVERED, { offset: 95, page: told(pageOf(95, 194)) }, brought(95, 5), false);
    expect(coverage).toMatchObject({ from: TOP - 194_000 + 1, to: TOP, depth: 195 });
  });

  it('that reaches an older span takes all of it, with its depth, edge and end', () => {
    const edge = edgeOf(told(pageOf(400, 499)));
    const span = { from: TOP - 499_000, to: TOP - 150_000, rows: 350, complete: true, edge };
    const before = { ...COVERED, older: [span] };
    const { coverage } = stepBelow(before, { offset: 95, page: told(pageOf(95, 194)) }, brought(50, 50), false);
    expect(coverage).toMatchObject({ from: span.from, to: TOP, depth: 500, complete: true, edge });
    expect(coverage).not.toHaveProperty('older');
  });

  it('that does not reach it leaves it where it is', () => {
    const span = { from: TOP - 499_000, to: TOP - 250_000, rows: 250, complete: false };
    const before = { ...COVERED, older: [span] };
    const { coverage } = stepBelow(before, { offset: 95, page: told(pageOf(95, 194)) }, brought(95, 5), false);
    expect(coverage).toMatchObject({ older: [span], depth: 195, complete: false });
  });
});
