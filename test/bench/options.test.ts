import { expect, test } from 'vitest';
import { PARTS, parseOptions } from './options';

test('everything is measured unless something is chosen', () => {
  const { sizes, parts, profile, quick, records, sqlite } = parseOptions([]) ?? {};
  expect(sizes).toEqual([10_000, 100_000, 1_000_000]);
  expect([...(parts ?? [])]).toEqual([...PARTS]);
  expect([profile, quick, records, sqlite]).toEqual(['normal', false, 100_000, 100_000]);
});

test('quick is small', () => {
  const { sizes, parts, quick, sqlite } = parseOptions(['--quick']) ?? {};
  expect(sizes).toEqual([10_000]);
  expect(parts?.has('panel')).toBe(false);
  expect([quick, sqlite]).toEqual([true, 0]);
});

test('sizes, parts, profile and what to compare with can be chosen', () => {
  const chosen = parseOptions([
    '--n=2000,5000',
    '--only=search,read',
    '--profile=hostile',
    '--records=0',
    '--sqlite=1000000',
  ]);
  expect(chosen).toMatchObject({ sizes: [2000, 5000], profile: 'hostile', records: 0, sqlite: 1_000_000 });
  expect([...(chosen?.parts ?? [])]).toEqual(['search', 'read']);
});

test.each([
  '--n=10',
  '--n=many',
  '--only=nothing',
  '--only=',
  '--profile=evil',
  '--records=x',
  '--sqlite=many',
  '--fast',
  'quick',
])('%s means nothing', (option) => {
  expect(parseOptions([option])).toBeUndefined();
});
