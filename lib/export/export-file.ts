import type { ExportEnd } from './export-facts';
import { FILE_TYPES } from './export-format';
import { exportFileName } from './file-name';
import { type ExportJob, type ExportRun, writeExport } from './write-export';

export interface ExportFileRun extends Omit<ExportRun, 'write'> {
  readonly onProgress?: ((entries: number) => void) | undefined;
}

export type ExportFile =
  | { readonly status: 'complete'; readonly name: string; readonly blob: Blob; readonly end: ExportEnd }
  | { readonly status: 'cancelled' };

/**
 * An export as a file to be saved; none if it was cancelled. Each piece becomes a Blob at once: the browser keeps those
 * outside the page's memory, and on disk when they grow.
 */
export async function exportFile(job: ExportJob, { onProgress, ...run }: ExportFileRun): Promise<ExportFile> {
  const pieces: Blob[] = [];
  const outcome = await writeExport(job, {
    ...run,
    write(text, entries) {
      pieces.push(new Blob([text]));
      onProgress?.(entries);
    },
  });
  if (outcome.status === 'cancelled') return outcome;
  const blob = new Blob(pieces, { type: FILE_TYPES[job.format].mediaType });
  return { status: 'complete', name: exportFileName(job.facts, job.format), blob, end: outcome.end };
}
