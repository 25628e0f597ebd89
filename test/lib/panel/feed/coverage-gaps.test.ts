import { expect, it } from 'vitest';
import { coverageGaps } from '@/lib/panel/feed/coverage-gaps';

const span = (from: number, to: number) => ({ from, to, rows: 1, complete: false });

it.each([
  ['none where nothing was read', {}, []],
  ['none in one span', { from: 100 }, []],
  ['the hole above an older span', { from: 100, older: [span(20, 60)] }, [{ after: 60, before: 100 }]],
  [
    'every hole, newest first',
    { from: 100, older: [span(40, 60), span(5, 20)] },
    [
      { after: 60, before: 100 },
      { after: 20, before: 40 },
    ],
  ],
  ['none where the next span is reached', { from: 50, older: [span(20, 60)] }, []],
  [
    'the hole below a span that lies within the one above',
    { from: 10, older: [span(20, 60), span(1, 5)] },
    [{ after: 5, before: 10 }],
  ],
])('finds %s', (_what, coverage, gaps) => {
  expect(coverageGaps(coverage)).toEqual(gaps);
});
