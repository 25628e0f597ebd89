import { useEffect, useState } from 'preact/hooks';
import type { AuditLogQuery } from '@/lib/audit-log/query';
import { type Loosening, mostRestrictive } from '@/lib/panel/feed/feed-loosen';
import type { PanelModel } from '@/lib/panel/panel-model';

interface Found {
  readonly query: AuditLogQuery;
  readonly loosening: Loosening | undefined;
}

/** What stands most in the way of the question that found nothing; `undefined` while that is counted. */
export function useLoosening({ feed, filters, context }: PanelModel): Found | undefined {
  const [found, setFound] = useState<Found | undefined>(undefined);
  const index = feed.index.value;
  const source = context.source.value;
  const query = filters.query.value;
  const events = filters.events.value;
  const removable = filters.conditions.value;
  useEffect(() => {
    if (index === undefined || source === undefined) return;
    let wanted = true;
    const options = { index, source, query, settled: feed.settled, events, removable };
    void mostRestrictive(options, () => wanted).then((loosening) => {
      if (wanted) setFound({ query, loosening });
    });
    return () => {
      wanted = false;
    };
  }, [index, source, query, events, removable, feed]);
  return found?.query === query ? found : undefined;
}
