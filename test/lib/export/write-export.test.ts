import { describe, expect, test, vi } from 'vitest';
import type { ExportEntry } from '@/lib/audit-log/export-facts';
import { EXPORT_FORMATS, FILE_TYPES } from '@/lib/audit-log/export-format';
import { entriesOfRows } from '@/lib/export/entries-of-rows';
import { exportFile } from '@/lib/export/export-file';
import { type ExportJob, writeExport } from '@/lib/export/write-export';
import { fakeEntry, uuidOf } from '../archive/builders';
import { EVENTS, fakeFacts, fileOf, ONE_OF_EACH } from './builders';

function* manyEntries(count: number, more: Partial<ExportEntry> = {}): Generator<ExportEntry, void> {
  for (let number = 0; number < count; number += 1) yield { entry: fakeEntry({ uuid: uuidOf(number) }), ...more };
}

async function* asynchronous<Item>(items: Iterable<Item>): AsyncGenerator<Item, void> {
  for (const item of items) yield await Promise.resolve(item);
}

function jobOf(entries: ExportJob['entries'], overrides: Partial<ExportJob> = {}): ExportJob {
  return { format: 'ndjson', facts: fakeFacts(), entries, events: EVENTS, ...overrides };
}

function fakeRun() {
  const pieces: string[] = [];
  const time = { ms: 0 };
  const abort = new AbortController();
  const run = {
    write: vi.fn<(text: string) => void>((text) => void pieces.push(text)),
    onProgress: vi.fn<(entries: number) => void>(),
    pause: vi.fn(() => Promise.resolve()),
    now: () => time.ms,
    signal: abort.signal,
  };
  return { pieces, time, abort, run };
}

describe.each([
  ['entries at hand', (items: Iterable<ExportEntry>) => items],
  ['entries to be waited for', (items: Iterable<ExportEntry>) => asynchronous(items)],
])('an export of %s', (_what, source) => {
  test.each(EXPORT_FORMATS)('as %s is the whole file', async (format) => {
    const { pieces, run } = fakeRun();
    const outcome = await writeExport(jobOf(source(ONE_OF_EACH), { format }), run);
    expect(pieces.join('')).toBe(fileOf(format, ONE_OF_EACH));
    expect(outcome).toEqual({
      status: 'complete',
      end: { entries: 7, withoutDetails: 1, missing: { refused: 1 }, complete: false },
    });
  });

  test('comes in pieces, each on its way before the next', async () => {
    const { pieces, run } = fakeRun();
    await writeExport(jobOf(source(manyEntries(5, { details: { text: 'x'.repeat(9_000) } }))), run);
    expect(pieces.map((piece) => Math.round(piece.length / 9_500))).toEqual([2, 2, 1]);
    expect(run.pause).not.toHaveBeenCalled();
  });

  test('pauses whenever it was busy for long, however much it wrote', async () => {
    const { time, run } = fakeRun();
    const slow = function* () {
      for (const entry of manyEntries(10)) {
        time.ms += 4;
        yield entry;
      }
    };
    await writeExport(jobOf(source(slow())), run);
    expect(run.onProgress.mock.calls).toEqual([[3], [6], [9]]);
    expect(run.pause).toHaveBeenCalledTimes(3);
  });

  test('stops at a cancellation, without an end', async () => {
    const { abort, pieces, run } = fakeRun();
    run.write.mockImplementation((text) => {
      pieces.push(text);
      abort.abort();
    });
    const entries = manyEntries(4, { details: { text: 'x'.repeat(300_000) } });
    expect(await writeExport(jobOf(source(entries)), run)).toEqual({ status: 'cancelled' });
    expect(pieces).toHaveLength(1);
    expect(pieces.join('')).not.toContain('"type":"end"');
  });

  test('writes nothing when it was cancelled before', async () => {
    const { abort, run } = fakeRun();
    abort.abort();
    expect(await writeExport(jobOf(source(manyEntries(1))), run)).toEqual({ status: 'cancelled' });
    expect(run.write).not.toHaveBeenCalled();
  });

  test('fails as its source fails, without an end', async () => {
    const { pieces, run } = fakeRun();
    const failing = function* () {
      yield* manyEntries(1500);
      throw new Error('unreadable block');
    };
    await expect(writeExport(jobOf(source(failing())), run)).rejects.toThrow('unreadable block');
    expect(pieces.join('')).not.toContain('"type":"end"');
  });
});

describe('an export', () => {
  test('is cancelled at once while it waits for an entry that never comes, and lets go of its source', async () => {
    const { abort, run } = fakeRun();
    const left = vi.fn(() => Promise.resolve({ done: true, value: undefined } as const));
    const hanging: AsyncIterable<ExportEntry> = {
      [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => undefined), return: left }),
    };
    const outcome = writeExport(jobOf(hanging), run);
    abort.abort();
    expect(await outcome).toEqual({ status: 'cancelled' });
    expect(left).toHaveBeenCalledOnce();
    expect(run.write).not.toHaveBeenCalled();
  });

  test('lets its source clean up when it stops half-way', async () => {
    const { abort, run } = fakeRun();
    const cleanedUp = vi.fn();
    const source = function* () {
      try {
        yield* manyEntries(5000);
      } finally {
        cleanedUp();
      }
    };
    run.write.mockImplementation(() => void abort.abort());
    await writeExport(jobOf(source()), run);
    expect(cleanedUp).toHaveBeenCalledOnce();
  });

  test('fails when a piece cannot be written, as when the disk is full', async () => {
    const { run } = fakeRun();
    run.write.mockImplementation(() => {
      throw new Error('full');
    });
    await expect(writeExport(jobOf(manyEntries(1)), run)).rejects.toThrow('full');
  });

  test.each([
    ['as announced', { entries: 7, withDetails: false }, { withoutDetails: 0, missing: {}, complete: true }],
    ['fewer than announced', { entries: 8, withDetails: false }, { withoutDetails: 0, missing: {}, complete: false }],
    [
      'without some details',
      { entries: 7, withDetails: true },
      { withoutDetails: 1, missing: { refused: 1 }, complete: false },
    ],
    [
      'known to lack something',
      { entries: 7, withDetails: false, incomplete: 'The log is not read to its end.' },
      { withoutDetails: 0, missing: {}, complete: false },
    ],
  ])('with entries %s says so at its end', async (_what, facts, end) => {
    const { run } = fakeRun();
    const outcome = await writeExport(jobOf(ONE_OF_EACH, { facts: fakeFacts(facts) }), run);
    expect(outcome).toEqual({ status: 'complete', end: { entries: 7, ...end } });
  });
});

const RUN = { pause: () => Promise.resolve(), now: () => 0 };

function refused(): never {
  throw new DOMException('', 'QuotaExceededError');
}

describe('an exported file', () => {
  test.each(EXPORT_FORMATS)('of %s has content, name and type', async (format) => {
    const file = await exportFile(jobOf(ONE_OF_EACH, { format }), RUN);
    if (file.status !== 'complete') throw new Error(file.status);
    expect(new Uint8Array(await file.blob.arrayBuffer())).toEqual(
      new TextEncoder().encode(fileOf(format, ONE_OF_EACH)),
    );
    expect(file.blob.type).toBe(FILE_TYPES[format].mediaType);
    expect(file.name).toBe(`make-audit-log-eu1.make.com-Northwind-20240501T093015Z.${FILE_TYPES[format].extension}`);
  });

  test('is none when it was cancelled', async () => {
    const file = await exportFile(jobOf(ONE_OF_EACH), { ...RUN, signal: AbortSignal.abort() });
    expect(file).toEqual({ status: 'cancelled' });
  });

  test.each([
    [
      'is not made',
      () =>
        vi.spyOn(globalThis, 'Blob').mockImplementation(function refuse() {
          return refused();
        }),
    ],
    ['cannot be read back', () => vi.spyOn(Blob.prototype, 'arrayBuffer').mockImplementation(async () => refused())],
    ['comes back empty', () => vi.spyOn(Blob.prototype, 'arrayBuffer').mockResolvedValue(new ArrayBuffer(0))],
    [
      'gets lost when they are joined',
      () =>
        vi.spyOn(Blob.prototype, 'size', 'get').mockImplementation(function sizeOf(this: Blob) {
          return this.type === '' ? 2 : 1;
        }),
    ],
  ])('is none when a piece of it %s, as when the disk is full', async (_what, breaks) => {
    const broken = breaks();
    const file = await exportFile(jobOf(ONE_OF_EACH), RUN);
    broken.mockRestore();
    expect(file).toEqual({ status: 'no-room' });
  });

  test('tells what else goes wrong as what it is', async () => {
    const failing = function* (): Generator<ExportEntry> {
      yield* manyEntries(3);
      throw new Error('unreadable block');
    };
    await expect(exportFile(jobOf(failing()), RUN)).rejects.toThrow('unreadable block');
  });
});

test('the entries of rows are read one by one, with what is known beside them', () => {
  const entries = [fakeEntry({ uuid: 'a' }), fakeEntry({ uuid: 'b' }), fakeEntry({ uuid: 'c' })];
  const entry = vi.fn((row: number) => entries[row] ?? fakeEntry());
  const index = {
    entry,
    newSince: (row: number) => (row === 2 ? 12 : undefined),
    changed: (row: number) => row === 0,
    arrivedLate: (row: number) => row === 2,
  };
  const items = entriesOfRows(index, Uint32Array.of(2, 0), ({ uuid }) => `name of ${uuid}`);
  expect(entry).not.toHaveBeenCalled();
  expect([...items]).toEqual([
    { entry: entries[2], firstSeenAt: 12, changed: false, arrivedLate: true, targetName: 'name of c' },
    { entry: entries[0], firstSeenAt: undefined, changed: true, arrivedLate: false, targetName: 'name of a' },
  ]);
});
