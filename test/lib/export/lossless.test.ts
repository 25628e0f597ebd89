import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ExportEntry } from '@/lib/audit-log/export-facts';
import { isJsonObject, type JsonObject, type JsonValue } from '@/lib/json';
import { anyEntry, anyJson, keysOf } from '../archive/arbitraries';
import { fileOf, ONE_OF_EACH } from './builders';
import { readCef } from './read-cef';

const anyDetails = fc.option(fc.dictionary(keysOf(fc.string()), anyJson), { nil: undefined });
const anyItem: fc.Arbitrary<ExportEntry> = fc.record(
  {
    entry: anyEntry,
    details: anyDetails,
    targetName: fc.option(fc.string({ unit: 'binary' }), { nil: undefined }),
    changed: fc.boolean(),
    arrivedLate: fc.boolean(),
    firstSeenAt: fc.option(fc.integer({ min: 1, max: 4e12 }), { nil: undefined }),
  },
  { noNullPrototype: true },
);

/** What an entry was, read out of a file with nothing of ours, and what was known of it beside. */
interface Rebuilt {
  readonly raw: JsonValue | undefined;
  readonly details: JsonValue | undefined;
  readonly changed: boolean;
  readonly arrivedLate: boolean;
}

function jsonLines(file: string): JsonObject[] {
  const lines = file.split('\n');
  expect(lines.pop()).toBe('');
  return lines.map((line) => objectOf(JSON.parse(line)));
}

function objectOf(value: JsonValue | undefined): JsonObject {
  if (!isJsonObject(value)) throw new Error(`no object: ${JSON.stringify(value)}`);
  return value;
}

function at(value: JsonValue | undefined, ...path: readonly string[]): JsonValue | undefined {
  return path.reduce<JsonValue | undefined>((part, key) => (isJsonObject(part) ? part[key] : undefined), value);
}

const parsed = (text: JsonValue | undefined): JsonValue => JSON.parse(String(text));

const rebuilt = (entry: JsonValue): Rebuilt => ({
  raw: at(entry, 'raw'),
  details: at(entry, 'details'),
  changed: at(entry, 'changed') === true,
  arrivedLate: at(entry, 'arrivedLate') === true,
});

const known = (ours: JsonValue | undefined): Omit<Rebuilt, 'raw'> => ({
  details: at(ours, 'details'),
  changed: at(ours, 'changed_since_first_seen') === true,
  arrivedLate: at(ours, 'arrived_late') === true,
});

/** Readers of a file of each format; the first and last record are about the export. */
const READERS = {
  json(file) {
    const { entries } = objectOf(JSON.parse(file));
    if (!Array.isArray(entries)) throw new Error('no entries');
    return entries.map(rebuilt);
  },
  ndjson: (file) => jsonLines(file).slice(1, -1).map(rebuilt),
  ocsf: (file) =>
    jsonLines(file)
      .slice(1, -1)
      .map((event) => ({ raw: parsed(event.raw_data), ...known(at(event, 'unmapped', 'make')) })),
  ecs: (file) =>
    jsonLines(file)
      .slice(1, -1)
      .map((event) => ({ raw: parsed(at(event, 'event', 'original')), ...known(at(event, 'make', 'audit_log')) })),
  cef: (file) =>
    file
      .split('\n')
      .slice(1, -2)
      .map(readCef)
      .map(({ extension }) => {
        const details = extension.get('MakeAuditLogDetails');
        return {
          raw: parsed(extension.get('MakeAuditLogRaw')),
          details: details === undefined ? undefined : parsed(details),
          changed: extension.get('MakeAuditLogChangedSinceFirstSeen') === 'true',
          arrivedLate: extension.get('MakeAuditLogArrivedLate') === 'true',
        };
      }),
} satisfies Record<string, (file: string) => Rebuilt[]>;

describe.each(['json', 'ndjson', 'ocsf', 'ecs', 'cef'] as const)('a file of %s', (format) => {
  const read: (file: string) => Rebuilt[] = READERS[format];
  const told = (items: readonly ExportEntry[]): Rebuilt[] =>
    items.map(({ entry, details, changed = false, arrivedLate = false }) => ({
      raw: entry.raw,
      details,
      changed,
      arrivedLate,
    }));

  test('holds what Make sent, to the last digit, and what is known of it', () => {
    expect(read(fileOf(format, ONE_OF_EACH))).toEqual(told(ONE_OF_EACH));
  });

  test('holds whatever Make may send', () => {
    fc.assert(
      fc.property(fc.array(anyItem, { maxLength: 4 }), (items) => {
        expect(read(fileOf(format, items))).toEqual(told(items));
      }),
      { numRuns: 500 },
    );
  });

  test('survives being stored as UTF-8', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyItem, { maxLength: 2 }), async (items) => {
        expect(read(await new Blob([fileOf(format, items)]).text())).toEqual(told(items));
      }),
    );
  });

  test('has a line for each entry to every reader of lines', () => {
    fc.assert(
      fc.property(fc.array(anyItem, { maxLength: 4 }), (items) => {
        // More than Python's `splitlines`, the least forgiving one, takes for an end of line.
        const lines = fileOf(format, items).split(/[\p{Cc}\u2028\u2029]/u);
        const around = format === 'json' ? 6 : 3;
        expect(lines).toHaveLength(items.length + around);
      }),
    );
  });
});

test.each(['ocsf', 'ecs'] as const)('%s keeps fields it has no place for where they can be searched', (format) => {
  const place = { ocsf: ['unmapped', 'make', 'fields'], ecs: ['make', 'audit_log', 'fields'] }[format];
  const fields = jsonLines(fileOf(format, ONE_OF_EACH)).map((event) => at(event, ...place));
  expect(fields[3]).toEqual({ requestIp: '203.0.113.7' });
  expect(Object.keys(objectOf(fields[5]))).toEqual(['', '__proto__x', 'odd=key|']);
});
