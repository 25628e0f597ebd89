import type { ReadonlySignal } from '@preact/signals';
import type { MissingDetails } from '@/lib/audit-log/export-facts';
import type { ExportFormat } from '@/lib/audit-log/export-format';
import { printQuery } from '@/lib/audit-log/query/print';
import type { ExportJob } from '@/lib/export/write-export';
import type { FeedView } from '@/lib/panel/feed/feed-view';
import type { PanelGateway } from '@/lib/panel/gateway/panel-gateway';
import { EXPORT_TEXT } from '@/lib/text/export';
import { incompleteDetailsText } from '@/lib/text/export-file';
import type { Times } from '@/lib/text/times';
import type { ExportAbout } from './export-about';

export interface ExportJobOptions {
  readonly gateway: Pick<PanelGateway, 'now' | 'version'>;
  readonly times: ReadonlySignal<Times>;
}

interface Chosen {
  readonly about: ExportAbout;
  readonly format: ExportFormat;
  readonly entries: ExportJob['entries'];
  /** Of which entries details are known to be missing; absent: without details. */
  readonly missing?: MissingDetails | undefined;
}

/** What is written: the entries of a view, and all that the file says of them. */
export function exportJob(view: FeedView, chosen: Chosen, { gateway, times }: ExportJobOptions): ExportJob {
  const { format, entries, missing, about } = chosen;
  const { record, held, events } = about;
  const { from, complete = false, total } = record?.coverage ?? {};
  const without = Object.values(missing ?? {}).reduce((sum, count) => sum + count, 0);
  return {
    format,
    events,
    entries,
    facts: {
      source: view.source,
      organizationName: about.organizationName,
      teamName: view.source.type === 'team' ? about.teamName : undefined,
      queryText: printQuery(view.query),
      coverage: {
        text: coverageText(complete, from, times.peek()),
        from,
        to: record?.lastSuccessAt,
        complete,
        total,
        searched: held ?? view.length,
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
