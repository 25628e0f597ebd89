import { describe, expect, test } from 'vitest';
import { isAlarm, markdownTable, type Row, table, verdictOf } from './row';

const row = (part: Partial<Row>): Row => ({ metric: 'search', unit: 'ms', measured: 10, ...part });

describe('a line', () => {
  test.each([
    { what: 'exact and met', line: row({ budget: 10 }), verdict: 'ok', alarm: false },
    { what: 'exact and missed by little', line: row({ budget: 9 }), verdict: 'missed', alarm: true },
    { what: 'exact, at least', line: row({ budget: 11, atLeast: true }), verdict: 'missed', alarm: true },
    { what: 'a ratio that is met', line: row({ floor: 1, budget: 10 }), verdict: 'ok', alarm: false },
    { what: 'a ratio up to twice its budget', line: row({ floor: 1, budget: 5 }), verdict: 'missed', alarm: false },
    { what: 'a ratio beyond that', line: row({ floor: 1, budget: 4 }), verdict: 'missed', alarm: true },
    { what: 'a rate', line: row({ floor: 100, budget: 10, more: true }), verdict: 'ok', alarm: false },
    {
      what: 'a rate that is too low',
      line: row({ floor: 100, budget: 4, more: true }),
      verdict: 'missed',
      alarm: true,
    },
    { what: 'at least so many times', line: row({ floor: 1, budget: 10, atLeast: true }), verdict: 'ok', alarm: false },
    { what: 'half as many', line: row({ floor: 1, budget: 20, atLeast: true }), verdict: 'missed', alarm: false },
    { what: 'fewer still', line: row({ floor: 1, budget: 21, atLeast: true }), verdict: 'missed', alarm: true },
    { what: 'without a budget', line: row({ floor: 1 }), verdict: 'told', alarm: false },
    { what: 'that measured nothing', line: row({ measured: Number.NaN, budget: 1 }), verdict: 'missed', alarm: true },
    {
      what: 'whose floor measured nothing',
      line: row({ floor: Number.NaN, budget: 1 }),
      verdict: 'missed',
      alarm: true,
    },
  ])('$what is $verdict', ({ line, verdict, alarm }) => {
    expect([verdictOf(line), isAlarm(line)]).toEqual([verdict, alarm]);
  });

  test('is printed with what others take, as so many times ours', () => {
    const line = row({ group: '10 entries', floor: 2, budget: 4, records: 1000, sqlite: 25 });
    const [, group, printed] = table([line]).split('\n');
    expect(group).toBe('10 entries');
    expect(printed?.split(/ {2,}/)).toEqual([
      'search',
      '2 ms',
      '10 ms',
      '5 ×',
      '≤ 4 ×',
      'MISSED',
      '1,000 ms (100 ×)',
      '25 ms (2.5 ×)',
    ]);
    expect(markdownTable([line]).split('\n')).toEqual([
      expect.stringMatching(/^\| metric \|/),
      expect.stringMatching(/^\| --- \|/),
      expect.stringMatching(/^\| \*\*10 entries\*\* \|/),
      '| search | 2 ms | 10 ms | 5 × | ≤ 4 × | MISSED | 1,000 ms (100 ×) | 25 ms (2.5 ×) |',
    ]);
  });
});
