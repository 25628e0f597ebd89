import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addNames, readNamesHead, readNamesPart } from '@/lib/archive/documents/names-documents';
import { mergeNames, type NameSighting, NO_NAMES, namesOf, type TargetNames } from '@/lib/audit-log/names';
import type { JsonValue } from '@/lib/json';

/** Documents, and what was written of them. */
function createDocuments() {
  const kept = new Map<string, JsonValue>();
  const written: { readonly id: string; readonly size: number }[][] = [];
  const read = async (id: string) => kept.get(id);
  return {
    kept,
    written,
    read,
    async add(names: TargetNames): Promise<void> {
      const changed = await addNames(read, names);
      written.push([...changed].map(([id, value]) => ({ id, size: JSON.stringify(value).length })));
      for (const [id, value] of changed) kept.set(id, JSON.parse(JSON.stringify(value)));
    },
    async all(): Promise<TargetNames> {
      const head = await readNamesHead(read);
      let names = head?.names ?? NO_NAMES;
      for (const place of (head?.versions ?? []).keys()) names = mergeNames(names, await readNamesPart(read, place));
      return names;
    },
  };
}

function hooks(from: number, count: number, name = 'Hook'): TargetNames {
  return namesOf(
    Array.from({ length: count }, (_, index) => ({
      target: { kind: 'webhook', id: String(from + index) } as const,
      name: `${name} ${from + index}`,
      at: 1000 + from + index,
    })),
  );
}

function contents(names: TargetNames) {
  return new Map([...names.all()].map(({ target, names: dated }) => [`${target.kind} ${target.id}`, dated]));
}

describe('the documents of a dictionary', () => {
  it('hold together what was added, whatever it was and however it was cut', async () => {
    const sighting = fc.record<NameSighting>({
      target: fc.record({ kind: fc.constant('webhook' as const), id: fc.nat(400).map(String) }),
      name: fc.constantFrom('A', 'B', 'C'),
      at: fc.nat(50),
    });
    const batches = fc.array(fc.array(sighting, { maxLength: 120 }).map(namesOf), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(batches, async (added) => {
        const documents = createDocuments();
        for (const names of added) await documents.add(names);
        expect(contents(await documents.all())).toEqual(contents(added.reduce(mergeNames, NO_NAMES)));
      }),
      { numRuns: 30 },
    );
  });

  it('are rewritten seldom if they are large', async () => {
    const documents = createDocuments();
    for (let from = 0; from < 6000; from += 5) await documents.add(hooks(from, 5));
    expect((await documents.all()).size).toBe(6000);
    const sizeOfAll = [...documents.kept.values()].reduce<number>(
      (sum, value) => sum + JSON.stringify(value).length,
      0,
    );
    const sizesWritten = documents.written.map((some) => some.reduce((sum, { size }) => sum + size, 0));
    const typical = sizesWritten.toSorted((a, b) => a - b)[Math.floor(sizesWritten.length * 0.9)] ?? 0;
    expect(typical).toBeLessThan(sizeOfAll / 50);
    expect(sizesWritten.reduce((sum, size) => sum + size, 0)).toBeLessThan(sizeOfAll * 40);
    // One document of the largest was written once or twice at most.
    expect(documents.written.flat().filter(({ id, size }) => id === 'names/3' && size > 1000).length).toBeLessThan(3);
  });

  it('take a whole dictionary at once', async () => {
    const documents = createDocuments();
    await documents.add(hooks(0, 20_000));
    await documents.add(hooks(20_000, 1));
    expect((await documents.all()).size).toBe(20_001);
    expect(documents.written[1]?.map(({ id }) => id)).toEqual(['names/0']);
  });

  it('are left alone where nothing is new', async () => {
    const documents = createDocuments();
    await documents.add(NO_NAMES);
    await documents.add(hooks(0, 3));
    await documents.add(hooks(1, 2));
    expect(documents.written.map((some) => some.length)).toEqual([0, 1, 0]);
  });

  it('say by their versions which of them are other than before', async () => {
    const documents = createDocuments();
    await documents.add(hooks(0, 64));
    const before = await readNamesHead(documents.read);
    await documents.add(hooks(64, 1));
    const after = await readNamesHead(documents.read);
    expect(before?.versions).toEqual([0, 0, 0]);
    expect(after?.versions).toEqual([1, 0, 0]);
    expect(after?.generation).toBe(before?.generation);
  });

  it.each(['names/0', 'names/1', 'names/2'])('lose only what was in %s if that is damaged', async (id) => {
    const documents = createDocuments();
    for (let from = 0; from < 1000; from += 10) await documents.add(hooks(from, 10));
    const lost = JSON.stringify(documents.kept.get(id)).split('"webhook"').length - 1;
    documents.kept.delete(id);
    await documents.add(hooks(5000, 1));
    expect(lost).toBeGreaterThan(0);
    expect((await documents.all()).size).toBe(1000 - lost + 1);
  });

  it.each([null, 7, {}, { generation: 3 }, { generation: 'x', versions: 'none', names: 3 }])(
    'that say %j are those of an empty dictionary, and can be added to',
    async (json) => {
      const documents = createDocuments();
      documents.kept.set('names/0', json);
      await documents.add(hooks(0, 2));
      expect((await documents.all()).size).toBe(2);
    },
  );
});
