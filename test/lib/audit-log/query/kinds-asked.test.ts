import { expect, it } from 'vitest';
import { EVERYTHING, type KindTerm, type TargetTerm } from '@/lib/audit-log/query';
import { kindsAsked } from '@/lib/audit-log/query/kinds-asked';

const HOOK: TargetTerm = { kind: 'webhook', id: '1' };

it.each<[string, readonly TargetTerm[], readonly KindTerm[], readonly string[] | undefined]>([
  ['all where none is named', [], [], undefined],
  ['those of objects', [HOOK, { kind: 'key', id: '1' }], [], ['webhook', 'key']],
  ['all where an object is known by its id alone', [HOOK, { id: '1' }], [], undefined],
  ['all where an object is known by its name', [HOOK, { contains: 'x' }], [], undefined],
  ['all where what is about nothing is asked for too', [HOOK, 'none'], [], undefined],
  ['those asked for', [], ['key', 'team'], ['key', 'team']],
  ['all where others are asked for too', [], ['key', 'none'], undefined],
  ['those of objects and asked for, both', [HOOK, { kind: 'key', id: '1' }], ['key', 'team'], ['key']],
  ['those of objects where others are asked for too', [HOOK], ['none'], ['webhook']],
])('the kinds an answer can have are %s', (_case, targets, kinds, expected) => {
  const asked = kindsAsked({
    ...EVERYTHING,
    target: { include: targets, exclude: [] },
    kind: { include: kinds, exclude: [] },
  });
  expect(asked && [...asked]).toEqual(expected);
});
