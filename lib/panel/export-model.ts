import { type ReadonlySignal, signal, untracked } from '@preact/signals';
import type { EventCatalog } from '@/lib/audit-log/events';
import { printQuery } from '@/lib/audit-log/query/print';
import type { Target } from '@/lib/audit-log/target';
import { targetOfEntry } from '@/lib/audit-log/target-of-entry';
import { entriesOfRows } from '@/lib/export/entries-of-rows';
import type { ExportFormat } from '@/lib/export/export-format';
import type { ExportJob } from '@/lib/export/write-export';
import { EXPORT_TEXT } from '@/lib/text/export';
import type { Times } from '@/lib/text/times';
import type { ContextModel } from './context-model';
import type { FeedModel } from './feed-model';
import type { FeedView } from './feed-view';
import type { PanelGateway } from './panel-gateway';

export type ExportState =
  | { readonly status: 'choosing' }
  | { readonly status: 'writing'; readonly entries: number; readonly of: number }
  | { readonly status: 'saved'; readonly name: string; readonly entries: number }
  | { readonly status: 'cancelled' }
  | { readonly status: 'failed' };

/** A file of exactly what the list shows when it is asked for; what arrives meanwhile is not in it. */
export interface ExportModel {
  readonly open: ReadonlySignal<boolean>;
  /** Closing cancels what is being written. */
  readonly setOpen: (open: boolean) => void;
  readonly format: ReadonlySignal<ExportFormat>;
  readonly setFormat: (format: ExportFormat) => void;
  readonly state: ReadonlySignal<ExportState>;
  readonly start: () => Promise<void>;
  /** Nothing of a cancelled export is saved. */
  readonly cancel: () => void;
}

interface ExportModelOptions {
  readonly gateway: Pick<PanelGateway, 'now' | 'saveFile' | 'version'>;
  readonly context: Pick<ContextModel, 'place'>;
  readonly feed: Pick<FeedModel, 'view' | 'held' | 'sourceState'>;
  readonly events: ReadonlySignal<EventCatalog>;
  readonly nameOf: (target: Target | undefined) => string | undefined;
  readonly times: ReadonlySignal<Times>;
}

export function createExportModel(options: ExportModelOptions): ExportModel {
  const { gateway, feed } = options;
  const open = signal(false);
  const format = signal<ExportFormat>('csv');
  const state = signal<ExportState>({ status: 'choosing' });
  let running: AbortController | undefined;

  async function start(): Promise<void> {
    const view = feed.view.peek();
    if (view === undefined || view.length === 0 || running !== undefined) return;
    const run = new AbortController();
    running = run;
    const { signal: aborted } = run;
    const of = view.length;
    state.value = { status: 'writing', entries: 0, of };
    let written = 0;
    try {
      const job = untracked(() => jobOf(view, format.peek(), options));
      // Seven formats are code that few openings of the panel need.
      const { exportFile } = await import('@/lib/export/export-file');
      const file = await exportFile(job, {
        pause: () => new Promise((resolve) => setTimeout(resolve)),
        signal: aborted,
        onProgress(entries) {
          written = entries;
          if (!aborted.aborted) state.value = { status: 'writing', entries, of };
        },
      });
      if (file.status === 'cancelled') {
        state.value = { status: 'cancelled' };
        return;
      }
      gateway.saveFile(file.blob, file.name);
      state.value = { status: 'saved', name: file.name, entries: Math.max(written, file.end.entries) };
    } catch {
      // Out of room, for example: what went wrong is not in the message's words, and nothing was saved.
      state.value = { status: 'failed' };
    } finally {
      running = undefined;
    }
  }

  const cancel = (): void => running?.abort();
  return {
    open,
    setOpen(now) {
      cancel();
      open.value = now;
      if (now) state.value = { status: 'choosing' };
    },
    format,
    setFormat(chosen) {
      format.value = chosen;
      state.value = { status: 'choosing' };
    },
    state,
    start,
    cancel,
  };
}

function jobOf(view: FeedView, format: ExportFormat, options: ExportModelOptions): ExportJob {
  const { gateway, context, feed, events, nameOf, times } = options;
  const { value: place } = context.place;
  const record = feed.sourceState.value?.record;
  const { from, complete = false, total } = record?.coverage ?? {};
  const catalog = events.value;
  return {
    format,
    events: catalog,
    entries: entriesOfRows(view.index, view.rows, (entry) => nameOf(targetOfEntry(entry, catalog))),
    facts: {
      source: view.source,
      organizationName: place?.organizationName,
      teamName: view.source.type === 'team' ? place?.teamName : undefined,
      queryText: printQuery(view.query),
      coverage: {
        text: complete
          ? EXPORT_TEXT.wholeLog
          : from === undefined
            ? EXPORT_TEXT.part
            : EXPORT_TEXT.since(times.value.date(from)),
        from,
        to: record?.lastSuccessAt,
        complete,
        total,
        searched: feed.held.value ?? view.length,
        matched: view.length,
      },
      exportedAt: gateway.now(),
      entries: view.length,
      withDetails: false,
      appVersion: gateway.version,
    },
  };
}
