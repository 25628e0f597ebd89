import type { ReadonlySignal } from '@preact/signals';
import type { EventCatalog } from '@/lib/audit-log/events';
import { printQuery } from '@/lib/audit-log/query/print';
import type { Target } from '@/lib/audit-log/target';
import type { MissingDetails } from '@/lib/export/export-facts';
import type { ExportFormat } from '@/lib/export/export-format';
import type { ExportJob } from '@/lib/export/write-export';
import type { ContextModel } from '@/lib/panel/context/context-model';
import type { FeedModel } from '@/lib/panel/feed/feed-model';
import type { FeedView } from '@/lib/panel/feed/feed-view';
import type { PanelGateway } from '@/lib/panel/gateway/panel-gateway';
import { EXPORT_TEXT } from '@/lib/text/export';
import { incompleteDetailsText } from '@/lib/text/export-file';
import type { Times } from '@/lib/text/times';

export interface ExportJobOptions {
  readonly gateway: Pick<PanelGateway, 'now' | 'version'>;
  readonly context: Pick<ContextModel, 'place'>;
  readonly feed: Pick<FeedModel, 'held' | 'sourceState'>;
  readonly events: ReadonlySignal<EventCatalog>;
  readonly nameOf: (target: Target | undefined) => string | undefined;
  readonly times: ReadonlySignal<Times>;
}

interface Chosen {
  readonly format: ExportFormat;
  readonly entries: ExportJob['entries'];
  /** Of which entries details are known to be missing; absent: without details. */
  readonly missing?: MissingDetails | undefined;
}

/** What is written: the entries of a view, and all that the file says of them. */
export function exportJob(view: FeedView, { format, entries, missing }: Chosen, options: ExportJobOptions): ExportJob {
  const { gateway, context, feed, events, times } = options;
  const place = context.place.peek();
  const record = feed.sourceState.peek()?.record;
  const { from, complete = false, total } = record?.coverage ?? {};
  const without = Object.values(missing ?? {}).reduce((sum, count) => sum + count, 0);
  return {
    format,
    events: events.peek(),
    entries,
    facts: {
      source: view.source,
      organizationName: place?.organizationName,
      teamName: view.source.type === 'team' ? place?.teamName : undefined,
      queryText: printQuery(view.query),
      coverage: {
        text: coverageText(complete, from, times.peek()),
        from,
        to: record?.lastSuccessAt,
        complete,
        total,
        searched: feed.held.peek() ?? view.length,
        matched: view.length,
      },
      exportedAt: gateway.now(),
      entries: view.length,
      withDetails: missing !== undefined,
      incomplete: missing === undefined || without === 0 ? undefined : incompleteDetailsText(without, missing),
      appVersion: gateway.version,
    },
  };
}

function coverageText(complete: boolean, from: number | undefined, times: Times): string {
  if (complete) return EXPORT_TEXT.wholeLog;
  return from === undefined ? EXPORT_TEXT.part : EXPORT_TEXT.since(times.date(from));
}
