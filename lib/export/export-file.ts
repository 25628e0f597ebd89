import type { ExportEnd } from '@/lib/audit-log/export-facts';
import { FILE_TYPES } from '@/lib/audit-log/export-format';
import { exportFileName } from './file-name';
import { type ExportJob, type ExportRun, writeExport } from './write-export';

export type ExportFile =
  | { readonly status: 'complete'; readonly name: string; readonly blob: Blob; readonly end: ExportEnd }
  | { readonly status: 'cancelled' }
  /** The browser did not take all of it: neither memory nor disk had room. */
  | { readonly status: 'no-room' };

/**
 * An export as a file to be saved; none if it was cancelled, or has no room. Each piece becomes a Blob at once: the
 * browser keeps those outside the page's memory, and on disk when they grow.
 */
export async function exportFile(job: ExportJob, run: Omit<ExportRun, 'write'>): Promise<ExportFile> {
  const pieces: Blob[] = [];
  const room = { lacks: false };
  try {
    const outcome = await writeExport(job, {
      ...run,
      write: async (text) => {
        room.lacks = true;
        pieces.push(await proven(new Blob([text])));
        room.lacks = false;
      },
    });
    if (outcome.status === 'cancelled') return outcome;
    room.lacks = true;
    const blob = await proven(new Blob(pieces, { type: FILE_TYPES[job.format].mediaType }));
    if (blob.size !== pieces.reduce((sum, { size }) => sum + size, 0)) return { status: 'no-room' };
    return { status: 'complete', name: exportFileName(job.facts, job.format), blob, end: outcome.end };
  } catch (error) {
    if (room.lacks) return { status: 'no-room' };
    throw error;
  }
}

/** A Blob that found no room does not say so before it is read: then its last byte is not there. */
async function proven(blob: Blob): Promise<Blob> {
  if ((await blob.slice(-1).arrayBuffer()).byteLength !== 1) throw new Error('no room');
  return blob;
}
