import type { ExportEnd } from '@/lib/audit-log/export-facts';
import { FILE_TYPES } from '@/lib/audit-log/export-format';
import { exportFileName } from './file-name';
import { createFilePieces, NoRoomError } from './file-pieces';
import { type ExportJob, type ExportRun, writeExport } from './write-export';

export type ExportFile =
  | { readonly status: 'complete'; readonly name: string; readonly blob: Blob; readonly end: ExportEnd }
  | { readonly status: 'cancelled' }
  /** The browser did not take all of it: neither memory nor disk had room. */
  | { readonly status: 'no-room' };

/**
 * An export as a file to be saved; none if it was cancelled, or has no room. Bytes become Blobs as they come: the
 * browser keeps those outside the page's memory, and on disk when they grow.
 */
export async function exportFile(job: ExportJob, run: Omit<ExportRun, 'write'>): Promise<ExportFile> {
  const pieces = createFilePieces();
  try {
    const outcome = await writeExport(job, { ...run, write: pieces.add });
    if (outcome.status === 'cancelled') return outcome;
    const blob = await pieces.join(FILE_TYPES[job.format].mediaType);
    return { status: 'complete', name: exportFileName(job.facts, job.format), blob, end: outcome.end };
  } catch (error) {
    if (error instanceof NoRoomError) return { status: 'no-room' };
    throw error;
  }
}
