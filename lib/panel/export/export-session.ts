import { computed, effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import type { ExportFormat } from '@/lib/audit-log/export-format';
import { printQuery } from '@/lib/audit-log/query/print';
import { targetOfEntry } from '@/lib/audit-log/target-of-entry';
import { entriesOfRows } from '@/lib/export/entries-of-rows';
import { letPageGoOn } from '@/lib/let-page-go-on';
import type { ContextModel } from '@/lib/panel/context/context-model';
import type { FeedModel } from '@/lib/panel/feed/feed-model';
import type { FeedView } from '@/lib/panel/feed/feed-view';
import type { PanelGateway } from '@/lib/panel/gateway/panel-gateway';
import { waitFor } from '@/lib/panel/pace/wait-for';
import { type ExportAboutOptions, followAbout } from './export-about';
import { watchDeleted } from './export-deleted';
import { createExportDetails, type ExportDetails } from './export-details';
import { fetchDetails } from './export-fetch';
import { type ExportJobOptions, exportJob } from './export-job';
import type { DetailsPlan, ExportState } from './export-state';

export interface ExportSessionOptions extends ExportJobOptions, ExportAboutOptions {
  readonly context: ExportAboutOptions['context'] & Pick<ContextModel, 'connections'>;
  readonly gateway: Pick<PanelGateway, 'now' | 'saveFile' | 'version' | 'send' | 'details'>;
  readonly feed: ExportAboutOptions['feed'] & Pick<FeedModel, 'view'>;
}

/** A file of exactly what the list showed when the session began; what arrives meanwhile is not in it. */
export interface ExportSession {
  /** While there is none, the session waits for the list to show some. */
  readonly entries: ReadonlySignal<number>;
  /** The question that they answer, in its text form. */
  readonly query: ReadonlySignal<string>;
  readonly format: ReadonlySignal<ExportFormat>;
  readonly setFormat: (format: ExportFormat) => void;
  readonly withDetails: ReadonlySignal<boolean>;
  readonly setWithDetails: (wanted: boolean) => void;
  /** `undefined` while no details are wanted. */
  readonly plan: ReadonlySignal<DetailsPlan | undefined>;
  readonly state: ReadonlySignal<ExportState>;
  /** Fetches the details that are missing, if they are wanted, and writes the file. */
  readonly start: () => Promise<void>;
  /** Writes the file with what is here; ends fetching. */
  readonly saveWithoutMissing: () => Promise<void>;
  /** Nothing of a cancelled file is saved; details that were fetched stay. */
  readonly cancel: () => void;
  /** Cancels what is under way. */
  readonly dispose: () => void;
}

/** Drawing it costs more than writing a few entries: ms between two pictures of the progress. */
const SHOWN_EVERY = 100;

export function createExportSession(options: ExportSessionOptions): ExportSession {
  const { gateway, feed } = options;
  const view = signal<FeedView | undefined>(undefined);
  const entries = computed(() => view.value?.length ?? 0);
  let known: ReturnType<typeof followAbout> | undefined;
  let stopWatching: (() => void) | undefined;
  const stop = effect(() => {
    // Until all was read, the list may be of the newest entries only.
    const now = feed.held.value === undefined ? undefined : feed.view.value;
    untracked(() => {
      if (entries.value > 0) return;
      letGo();
      known = now && followAbout(now, options);
      stopWatching = now && watchDeleted(now.source, { context: options.context, send: gateway.send }, endDeleted);
      view.value = now;
    });
  });
  const format = signal<ExportFormat>('csv');
  const withDetails = signal(false);
  const plan = signal<DetailsPlan | undefined>(undefined);
  const state = signal<ExportState>({ status: 'choosing' });
  let running: AbortController | undefined;
  let details: ExportDetails | undefined;
  let keptBefore = 0;

  function letGo(): void {
    known?.stop();
    stopWatching?.();
  }

  /** Nothing of what was deleted stays here. */
  function endDeleted(): void {
    running?.abort();
    stop();
    letGo();
    running = undefined;
    known = undefined;
    details = undefined;
    withDetails.value = false;
    plan.value = undefined;
    view.value = undefined;
    if (state.peek().status !== 'saved') state.value = { status: 'deleted' };
  }

  async function countDetails(): Promise<void> {
    const of = view.peek();
    if (of === undefined) return;
    const { zone, organizationId } = of.source;
    const organization = { zone, organizationId };
    details = undefined;
    plan.value = { status: 'counting', looked: 0, of: of.length };
    const isWanted = () => withDetails.peek();
    try {
      const [kept, pace] = await Promise.all([
        gateway.details.open(organization),
        gateway.send('details.pace', organization),
      ]);
      const found = createExportDetails(of, kept);
      await found.count(async (looked) => {
        if (!isWanted()) throw new Error('not wanted any more');
        plan.value = { status: 'counting', looked, of: of.length };
        await letPageGoOn();
      });
      if (!isWanted()) return;
      details = found;
      plan.value = pace.ok
        ? { status: 'counted', kept: found.kept(), missing: found.missing(), ...pace.value }
        : { status: 'unknown' };
    } catch {
      if (isWanted()) plan.value = { status: 'unknown' };
    }
  }

  /** One thing at a time: what ran before is ended, and is not heard any more. */
  function begin(): AbortSignal {
    running?.abort();
    running = new AbortController();
    return running.signal;
  }

  async function fetchMissing(signal: AbortSignal): Promise<'done' | 'ended'> {
    const counted = plan.peek();
    const of = view.peek();
    if (of === undefined || details === undefined || counted?.status !== 'counted') return 'done';
    const before = details.missing();
    keptBefore = details.kept();
    const outcome = await fetchDetails({
      organization: of.source,
      details,
      perMinute: counted.perMinute,
      send: gateway.send,
      now: gateway.now,
      wait: waitFor,
      signal,
      onProgress: (progress) => {
        if (!signal.aborted) state.value = { status: 'fetching', ...progress };
      },
    });
    recount();
    if (outcome.status === 'done') return 'done';
    if (outcome.status === 'stuck' && !signal.aborted) {
      const { failure } = outcome;
      state.value = { status: 'stuck', failure, done: before - details.missing(), of: before };
    }
    return 'ended';
  }

  function recount(): void {
    const counted = plan.peek();
    if (counted?.status !== 'counted' || details === undefined) return;
    plan.value = { ...counted, missing: details.missing(), kept: details.kept() };
  }

  async function write(signal: AbortSignal): Promise<void> {
    const from = view.peek();
    if (from === undefined || known === undefined) return;
    const of = from.length;
    const about = known.about();
    state.value = { status: 'writing', entries: 0, of };
    const rows = entriesOfRows(from.index, from.rows, (entry) => about.nameOf(targetOfEntry(entry, about.events)));
    const wanted = withDetails.peek() ? details : undefined;
    const source = { entries: wanted === undefined ? rows : wanted.join(rows), missing: wanted?.reasons() };
    let shownAt = 0;
    try {
      // Seven formats are code that few openings of the panel need.
      const { exportFile } = await import('@/lib/export/export-file');
      const file = await exportFile(exportJob(from, { format: format.peek(), about, ...source }, options), {
        pause: letPageGoOn,
        now: () => performance.now(),
        signal,
        onProgress(done) {
          if (signal.aborted || performance.now() - shownAt < SHOWN_EVERY) return;
          shownAt = performance.now();
          state.value = { status: 'writing', entries: done, of };
        },
      });
      if (signal.aborted || file.status === 'cancelled') return;
      if (file.status === 'no-room') {
        state.value = { status: 'failed', reason: 'no-room' };
        return;
      }
      gateway.saveFile(file.blob, file.name);
      const { withoutDetails } = file.end;
      state.value = { status: 'saved', name: file.name, entries: file.end.entries, withoutDetails };
    } catch {
      // What went wrong is not in the message's words, and nothing was saved.
      if (!signal.aborted) state.value = { status: 'failed', reason: 'unknown' };
    } finally {
      if (running?.signal === signal) running = undefined;
    }
  }

  async function start(): Promise<void> {
    if (entries.peek() === 0 || (withDetails.peek() && details === undefined)) return;
    const signal = begin();
    if (!withDetails.peek() || (await fetchMissing(signal)) === 'done') await write(signal);
  }

  function cancel(): void {
    running?.abort();
    running = undefined;
    const before = state.peek();
    if (before.status === 'fetching' || before.status === 'stuck') {
      state.value = { status: 'cancelled', fetched: Math.max(0, (details?.kept() ?? 0) - keptBefore) };
    } else if (before.status === 'writing') state.value = { status: 'cancelled', fetched: 0 };
  }

  return {
    entries,
    query: computed(() => (view.value === undefined ? '' : printQuery(view.value.query))),
    format,
    setFormat(chosen) {
      format.value = chosen;
      state.value = { status: 'choosing' };
    },
    withDetails,
    setWithDetails(wanted) {
      withDetails.value = wanted;
      state.value = { status: 'choosing' };
      if (wanted) void countDetails();
      else plan.value = undefined;
    },
    plan,
    state,
    start,
    saveWithoutMissing: () => write(begin()),
    cancel,
    dispose() {
      stop();
      letGo();
      cancel();
      // What is counted ends with the next step.
      withDetails.value = false;
    },
  };
}
