import type { SourceRecord } from '@/lib/archive/contract';
import { detailId } from '@/lib/archive/documents/detail-documents';
import type { Retention } from '@/lib/archive/retention';
import { keptFrom, keptSince } from '@/lib/state/kept-since';
import type { Settings } from '@/lib/state/state';
import type { BackfillLimits } from '@/lib/sync/backfill-plan';

type Keeping = Pick<Settings, 'keepMonths' | 'keepEntries'>;

/** What the settings say of keeping, as the archive needs it. `now` is in ms since the epoch. */
export function retentionOf(settings: Keeping, now: number): Retention {
  return {
    maxAge: now - keptSince(settings, now),
    maxEntries: settings.keepEntries,
    now,
    documentsOf: (uuid) => [detailId(uuid)],
  };
}

/** What would be deleted again is not read. `records`: of the organization's sources. `now` is in ms since the epoch. */
export function backfillLimitsOf(settings: Keeping, records: readonly SourceRecord[], now: number): BackfillLimits {
  const [beyond] = records.flatMap((record) => record.beyond ?? []).sort((a, b) => b.before - a.before);
  return {
    maxRows: settings.keepEntries,
    since: keptFrom(settings, beyond, now),
    ...(beyond !== undefined && { beyond }),
  };
}
