import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formerNamesOf,
  MAX_NAMES,
  mergeNames,
  type NameSighting,
  NO_NAMES,
  nameOf,
  namesOf,
  type TargetNames,
} from '@/lib/audit-log/names';
import type { Target } from '@/lib/audit-log/target';

const HOOK: Target = { kind: 'webhook', id: '3000' };

/** Few objects, names and moments, so that they meet. */
const sightings = fc.array(
  fc.record<NameSighting>({
    target: fc.record<Target>({
      kind: fc.constantFrom('webhook', 'scenario'),
      id: fc.constantFrom('1', '2'),
    }),
    name: fc.constantFrom(...'ABCDEFGHIJKL'),
    at: fc.integer({ min: 0, max: 9 }),
  }),
  { maxLength: 40 },
);
const names = sightings.map(namesOf);

function contents(all: TargetNames) {
  return [...all.all()].toSorted((a, b) => (JSON.stringify(a.target) < JSON.stringify(b.target) ? -1 : 1));
}

function called(...told: readonly (readonly [name: string, at: number])[]): TargetNames {
  return namesOf(told.map(([name, at]) => ({ target: HOOK, name, at })));
}

describe('what an object is called', () => {
  it('is its newest name, however late it was learnt', () => {
    const known = mergeNames(called(['Orders v2', 20]), called(['Orders', 10]));
    expect(nameOf(known, HOOK)).toBe('Orders v2');
    expect(formerNamesOf(known, HOOK)).toEqual(['Orders']);
  });

  it('is a name it went back to', () => {
    const known = called(['A', 1], ['B', 2], ['A', 3]);
    expect(nameOf(known, HOOK)).toBe('A');
    expect(formerNamesOf(known, HOOK)).toEqual(['B']);
  });

  it('is nothing where nobody told', () => {
    expect(nameOf(NO_NAMES, HOOK)).toBeUndefined();
    expect(nameOf(NO_NAMES, undefined)).toBeUndefined();
    expect(formerNamesOf(NO_NAMES, HOOK)).toEqual([]);
    expect(nameOf(called(['Orders', 1]), { kind: 'scenario', id: '3000' })).toBeUndefined();
  });

  it('is kept for so many names and no more, the newest', () => {
    const known = called(...Array.from({ length: 30 }, (_, at) => [`name ${at}`, at] as const));
    expect(nameOf(known, HOOK)).toBe('name 29');
    expect(formerNamesOf(known, HOOK)).toHaveLength(MAX_NAMES - 1);
  });

  it('does not depend on how the names of one moment came in', () => {
    expect(contents(called(['A', 1], ['B', 1]))).toEqual(contents(called(['B', 1], ['A', 1])));
  });
});

describe('merging', () => {
  it('gives the same in any order', () => {
    fc.assert(
      fc.property(names, names, (a, b) => {
        expect(contents(mergeNames(a, b))).toEqual(contents(mergeNames(b, a)));
      }),
    );
  });

  it('gives the same in any grouping', () => {
    fc.assert(
      fc.property(names, names, names, (a, b, c) => {
        expect(contents(mergeNames(mergeNames(a, b), c))).toEqual(contents(mergeNames(a, mergeNames(b, c))));
      }),
    );
  });

  it('the same again changes nothing, and says so by being the same value', () => {
    fc.assert(
      fc.property(names, names, (a, b) => {
        const both = mergeNames(a, b);
        expect(mergeNames(both, b)).toBe(both);
        expect(mergeNames(both, a)).toBe(both);
        expect(mergeNames(both, NO_NAMES)).toBe(both);
      }),
    );
  });

  it('equals telling everything at once', () => {
    fc.assert(
      fc.property(sightings, sightings, (a, b) => {
        expect(contents(mergeNames(namesOf(a), namesOf(b)))).toEqual(contents(namesOf([...a, ...b])));
      }),
    );
  });

  it('leaves both as they were, and keeps objects whose names did not change', () => {
    const a = called(['A', 1]);
    const b = namesOf([{ target: { kind: 'scenario', id: '1' }, name: 'B', at: 1 }]);
    const both = mergeNames(a, b);
    expect(a.size).toBe(1);
    expect(b.size).toBe(1);
    expect(both.size).toBe(2);
    expect(both.of(HOOK)).toBe(a.of(HOOK));
  });
});
