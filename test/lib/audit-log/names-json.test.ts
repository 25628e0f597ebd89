import fc from 'fast-check';
import { expect, it } from 'vitest';
import { MAX_NAME_LENGTH, mergeNames, type NameSighting, namesOf } from '@/lib/audit-log/names';
import { namesFromJson, namesToJson } from '@/lib/audit-log/names-json';
import { TARGET_KINDS, type Target } from '@/lib/audit-log/target';

const sighting = fc.record<NameSighting>({
  target: fc.record<Target>({
    kind: fc.constantFrom(...TARGET_KINDS),
    id: fc.string({ minLength: 1, maxLength: 200, unit: 'binary' }),
  }),
  name: fc
    .string({ minLength: 1, maxLength: MAX_NAME_LENGTH, unit: 'grapheme' })
    .filter((name) => name.length <= MAX_NAME_LENGTH),
  at: fc.integer(),
});

it('what was written is read back as it was, by way of JSON text', () => {
  fc.assert(
    fc.property(fc.array(sighting), (sightings) => {
      const names = namesOf(sightings.filter(({ target }) => target.id.length <= 200));
      const read = namesFromJson(JSON.parse(JSON.stringify(namesToJson(names))));
      expect([...read.all()]).toEqual([...names.all()]);
      expect(mergeNames(names, read)).toBe(names);
    }),
  );
});

it('anything else is no names, and never an error', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (json) => {
      expect(namesFromJson(json).size).toBe(0);
      expect(namesFromJson({ names: [json, [json], ['webhook', json, json, json]] }).size).toBe(0);
    }),
  );
});

it.each([
  ['a kind of another version', ['gadget', '1', 'A', 1]],
  ['an id that is none', ['webhook', 3000, 'A', 1]],
  ['an endless id', ['webhook', '1'.repeat(201), 'A', 1]],
  ['an endless name', ['webhook', '1', 'A'.repeat(MAX_NAME_LENGTH + 1), 1]],
  ['a moment that is none', ['webhook', '1', 'A', '1']],
  ['a name without a moment', ['webhook', '1', 'A']],
])('%s is left out, and the rest is read', (_title, row) => {
  const names = namesFromJson({ names: [row, ['webhook', '2', 'B', 5, 'C', 4]] });
  expect([...names.all()]).toEqual([
    {
      target: { kind: 'webhook', id: '2' },
      names: [
        { name: 'B', at: 5 },
        { name: 'C', at: 4 },
      ],
    },
  ]);
});
