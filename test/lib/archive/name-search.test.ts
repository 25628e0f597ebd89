import { expect, it } from 'vitest';
import { createNameSearch } from '@/lib/archive/name-search';
import { mergeNames, namesOf } from '@/lib/audit-log/names';

const hook = { kind: 'webhook', id: '1' } as const;
const scenario = { kind: 'scenario', id: '1' } as const;
const names = namesOf([
  { target: hook, name: 'Stripe: Payouts', at: 2 },
  { target: hook, name: 'Bank feed', at: 1 },
  { target: scenario, name: 'ÉTAT des PAYouts', at: 1 },
]);

it.each([
  ['a present name', 'stripe', [hook]],
  ['a past name', 'bank', [hook]],
  ['a part of names, in any case', 'pAyOuT', [hook, scenario]],
  ['a letter with an accent', 'état', [scenario]],
  ['several words as they stand', 'des payouts', [scenario]],
  ['nothing that spans two names', 'payoutsbank', []],
  ['nothing by what looks like a pattern', '.*', []],
  ['nothing by a blank', '  ', []],
  ['nothing by no word', '', []],
  ['nothing by a NUL', '\0', []],
])('finds objects by %s', (_title, word, targets) => {
  expect([...createNameSearch(names).targetsMatching(word)]).toEqual(targets);
});

it('knows a name that was learnt since', () => {
  createNameSearch(names).targetsMatching('x');
  const more = mergeNames(names, namesOf([{ target: hook, name: 'Invoices', at: 3 }]));
  expect([...createNameSearch(more).targetsMatching('invoices')]).toEqual([hook]);
  expect([...createNameSearch(more).targetsMatching('bank')]).toEqual([hook]);
  expect([...createNameSearch(names).targetsMatching('invoices')]).toEqual([]);
});

it('a hundred thousand names are searched within a frame or two', () => {
  const many = namesOf(
    Array.from({ length: 100_000 }, (_, id) => ({
      target: { kind: 'scenario', id: String(id) } as const,
      name: `Scenario number ${id}`,
      at: 1,
    })),
  );
  const search = createNameSearch(many);
  expect([...search.targetsMatching('99999')]).toHaveLength(1);
  const before = performance.now();
  expect([...search.targetsMatching('number 1234')]).toHaveLength(11);
  expect(performance.now() - before).toBeLessThan(200);
});
