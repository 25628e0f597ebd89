import type { ExportEntry } from '@/lib/audit-log/export-facts';

/**
 * When the event happened, in whole ms: formats of events demand a time. Where Make's cannot be read, the first moment
 * at which the entry is known to have been there stands for it (as Elastic asks), at worst that of the export.
 */
export function eventTime({ entry, firstSeenAt }: ExportEntry, exportedAt: number): number {
  return Math.floor(entry.triggeredAt ?? entry.createdAt ?? firstSeenAt ?? exportedAt);
}
