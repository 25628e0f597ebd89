import { EVERYTHING } from '@/lib/audit-log/query';
import { entriesOfRows } from '@/lib/export/entries-of-rows';
import { exportFile } from '@/lib/export/export-file';
import type { ExportFormat } from '@/lib/export/export-format';
import { letPageGoOn } from '@/lib/panel/let-page-go-on';
import { EVENTS, NOW, SOURCE } from './entries';
import { type Comparison, compareLater, watchGaps } from './measure';
import { loadedIndex } from './read';

/** So many entries are turned into text before they are made a part of the file. */
const PIECE = 1000;

/** The newest entries into a file, beside the browser's own JSON of what Make had sent, read and put away alike. ms. */
export async function writeFiles(entries: number, formats: readonly ExportFormat[], rounds: number) {
  const index = loadedIndex();
  const rows = index.search(SOURCE, EVERYTHING, EVENTS).subarray(0, entries);
  const sizes: Record<string, number> = {};
  let gap = 0;
  const write = (format: ExportFormat) => async () => {
    const gaps = watchGaps();
    const file = await exportFile(
      { format, events: EVENTS, entries: entriesOfRows(index, rows), facts: factsOf(rows.length) },
      { pause: letPageGoOn, now: () => performance.now() },
    );
    gap = Math.max(gap, gaps());
    if (file.status === 'complete') sizes[format] = file.blob.size;
  };
  const stringify = async () => {
    const pieces: Blob[] = [];
    let objects: unknown[] = [];
    for (const { entry } of entriesOfRows(index, rows)) {
      objects.push(entry.raw);
      if (objects.length < PIECE) continue;
      pieces.push(new Blob([JSON.stringify(objects)]));
      objects = [];
    }
    sizes.floor = new Blob([...pieces, JSON.stringify(objects)]).size;
  };
  const works = { floor: stringify, ...Object.fromEntries(formats.map((format) => [format, write(format)])) };
  const times: Comparison = await compareLater(works, rounds);
  return { times, sizes, gap, entries: rows.length };
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
