import type { ExportFormat } from '@/lib/audit-log/export-format';
import { EVERYTHING } from '@/lib/audit-log/query';
import { entriesOfRows } from '@/lib/export/entries-of-rows';
import { exportFile } from '@/lib/export/export-file';
import { letPageGoOn } from '@/lib/let-page-go-on';
import { EVENTS, NOW, SOURCE } from './entries';
import { type Comparison, compareLater, watchGaps } from './measure';
import { loadedIndex } from './read';

/** So many entries are turned into text at a time. */
const PIECE = 1000;

/** `json floor`: the browser's own JSON of what Make had sent, read alike. */
export type FileKind = ExportFormat | 'json floor';

/** The newest entries into files, in turn. ms, and bytes: none where the browser had no room for the file. */
export async function writeFiles(entries: number, kinds: readonly FileKind[], rounds: number) {
  const rows = loadedIndex().search(SOURCE, EVERYTHING, EVENTS).subarray(0, entries);
  const sizes: Record<string, number> = {};
  let gap = 0;
  const write = (kind: FileKind) => async () => {
    const gaps = watchGaps();
    sizes[kind] = await (kind === 'json floor' ? stringify(rows) : writeFile(rows, kind));
    if (kind !== 'json floor') gap = Math.max(gap, gaps());
  };
  const works = Object.fromEntries(kinds.map((kind) => [kind, write(kind)]));
  const times: Comparison = await compareLater(works, rounds);
  return { times, sizes, gap, entries: rows.length };
}

async function writeFile(rows: Uint32Array, format: ExportFormat): Promise<number> {
  const file = await exportFile(
    { format, events: EVENTS, entries: entriesOfRows(loadedIndex(), rows), facts: factsOf(rows.length) },
    { pause: letPageGoOn, now: () => performance.now() },
  );
  return file.status === 'complete' ? file.blob.size : 0;
}

/** How long the text is: kept as a file, it would be larger than any of ours, and find no room before they do. */
async function stringify(rows: Uint32Array): Promise<number> {
  let length = 0;
  let objects: unknown[] = [];
  for (const { entry } of entriesOfRows(loadedIndex(), rows)) {
    objects.push(entry.raw);
    if (objects.length < PIECE) continue;
    length += JSON.stringify(objects).length;
    objects = [];
  }
  return length + JSON.stringify(objects).length;
}

function factsOf(entries: number) {
  const coverage = { text: 'Everything', complete: true, searched: entries, matched: entries };
  return {
    source: SOURCE,
    queryText: '',
    coverage,
    exportedAt: NOW,
    entries,
    withDetails: false,
    appVersion: '0.0.0',
  };
}
