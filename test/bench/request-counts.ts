import type { Archive, SourceRecord } from '@/lib/archive/contract';
import { NEW_SOURCE } from '@/lib/archive/contract';
import type { AuditLogEntry } from '@/lib/audit-log/entry';
import type { AuditLogSource } from '@/lib/audit-log/source';
import { begun } from '@/lib/background/backfill-record';
import type { MakeClient } from '@/lib/make/contract';
import { createBackfillStep } from '@/lib/sync/backfill-step';
import { createHeadPoll } from '@/lib/sync/head-poll';
import { HOUR, MINUTE, SECOND } from '@/lib/time';
import { createWorld, settle, startWorker, type World, ZONE } from '../lib/background/background-rig';

/** What a typical job costs the organization's request limit. */
export interface RequestCount {
  readonly job: string;
  readonly requests: number;
  /** Entries that came. */
  readonly entries: number;
  /** What it may cost at most. */
  readonly budget: number;
}

const SOURCE: AuditLogSource = { zone: ZONE, type: 'organization', organizationId: 3 };
const NOW = Date.UTC(2026, 0, 5, 8);
const LOG_SIZES = [10_000, 100_000, 1_000_000];
const PAGE_SIZES = [100, 1000, 10_000];
/** The first look, the pages, what each repeats of the one before, and finding out how large they are. */
const OVERHEAD = { requests: 5, share: 1.1 };

/** Counted, not calculated: the code that ships reads a log made of numbers. Takes some seconds. */
export async function countRequests(
  logSizes: readonly number[] = LOG_SIZES,
  pageSizes: readonly number[] = PAGE_SIZES,
): Promise<readonly RequestCount[]> {
  const counts: RequestCount[] = [await openKnownPage(), await openFreshPage(), await day(0), await day(12)];
  for (const rows of logSizes) {
    for (const pageSize of pageSizes) counts.push(await backfill(rows, pageSize));
  }
  return counts;
}

/** One line a job, as Markdown. */
export function requestTable(counts: readonly RequestCount[]): string {
  const number = new Intl.NumberFormat('en');
  const lines = counts.map(
    ({ job, requests, entries, budget }) =>
      `| ${job} | ${number.format(requests)} | ${number.format(budget)} | ${number.format(entries)} |`,
  );
  return ['| Job | Requests | At most | Entries |', '|---|--:|--:|--:|', ...lines].join('\n');
}

function worldWithTab(): World {
  return Object.assign(createWorld(), { tabs: [{ id: 1, windowId: 1, url: `https://${ZONE}/7/scenarios/925` }] });
}

async function openFreshPage(): Promise<RequestCount> {
  const world = worldWithTab();
  const worker = startWorker(world);
  await worker.start();
  await worker.handlers['source.open']({ source: SOURCE });
  await settle();
  return { job: 'open a fresh team page', requests: world.tokens.length, entries: 100, budget: 3 };
}

async function openKnownPage(): Promise<RequestCount> {
  const world = worldWithTab();
  const worker = startWorker(world);
  await worker.start();
  await worker.handlers['source.open']({ source: SOURCE });
  world.log.happen({ type: 'pass', ms: HOUR });
  world.log.happen({ type: 'insert', count: 3 });
  const before = world.tokens.length;
  await worker.handlers['source.open']({ source: SOURCE });
  await settle();
  return { job: 'open a known page', requests: world.tokens.length - before, entries: 3, budget: 2 };
}

/** One day at the default interval, with so many entries between two looks. */
async function day(perLook: number): Promise<RequestCount> {
  const world = worldWithTab();
  const worker = startWorker(world);
  await worker.start();
  await settle();
  const before = world.tokens.length;
  for (let minute = 0; minute < 24 * 60; minute += 5) {
    world.log.happen({ type: 'pass', ms: 5 * MINUTE });
    for (let entry = 0; entry < perLook; entry++) world.log.happen({ type: 'insert', count: 1 });
    worker.handleAlarm('poll');
    await settle();
  }
  const entries = perLook * 288;
  const job = perLook === 0 ? 'idle day' : `day of ${new Intl.NumberFormat('en').format(entries)} entries`;
  return { job, requests: world.tokens.length - before, entries, budget: 300 };
}

async function backfill(rows: number, pageSize: number): Promise<RequestCount> {
  const number = new Intl.NumberFormat('en');
  const log = createNumberedLog(rows, pageSize);
  const archive = createCountingArchive(rows);
  await createHeadPoll({ client: log.client, archive, now: log.now })(SOURCE, { cause: 'person' });
  await archive.updateRecord(SOURCE, (record) => ({ ...record, backfill: begun(record, 'person', log.now()) }));
  const step = createBackfillStep({
    client: log.client,
    archive,
    now: log.now,
    limits: async () => ({ maxRows: 2 * rows }),
  });
  for (;;) {
    const { record } = await step(SOURCE, {});
    if (record.backfill?.state === 'running') continue;
    if (record.backfill?.state !== 'done') throw new Error(`the back-fill ended as ${record.backfill?.state}`);
    break;
  }
  if (archive.held() !== rows) throw new Error(`${archive.held()} of ${rows} entries are held`);
  return {
    job: `back-fill of ${number.format(rows)} in pages of ${number.format(pageSize)}`,
    requests: log.requests(),
    entries: archive.held(),
    budget: OVERHEAD.requests + Math.ceil((rows / pageSize) * OVERHEAD.share),
  };
}

/** A log whose n-th row is made when it is asked for. */
function createNumberedLog(rows: number, cap: number) {
  let requests = 0;
  let time = NOW;
  const client: Pick<MakeClient, 'listAuditLogs'> = {
    async listAuditLogs(_source, { offset = 0, limit = 100 }) {
      requests += 1;
      time += 2 * SECOND;
      const size = Math.min(limit, cap);
      const received = Math.max(0, Math.min(size, rows - offset));
      const entries = Array.from({ length: received }, (_, index) => entryAt(offset + index));
      return { entries, received, unreadable: 0, foreign: 0, limit: size, totalCount: rows };
    },
  };
  return { client, now: () => time, requests: () => requests };
}

function entryAt(row: number): AuditLogEntry {
  const createdAt = NOW - row * 30 * SECOND;
  return {
    uuid: String(row),
    organizationId: 3,
    eventName: 'webhook_created',
    triggeredAt: createdAt,
    createdAt,
    team: undefined,
    actor: undefined,
    targetId: undefined,
    version: undefined,
    raw: {},
  };
}

/** Knows what is held, and keeps nothing of it. */
function createCountingArchive(rows: number) {
  const isHeld = new Uint8Array(rows);
  let held = 0;
  let record: SourceRecord = NEW_SOURCE;
  const archive: Pick<Archive, 'append' | 'record' | 'updateRecord'> = {
    async append(_source, { entries }, update) {
      const added = entries.filter(({ uuid }) => isHeld[Number(uuid)] === 0);
      const outcome = { added, fresh: [], changed: [], known: entries.length - added.length };
      for (const { uuid } of added) isHeld[Number(uuid)] = 1;
      held += added.length;
      record = update(record, outcome);
      return { ...outcome, record };
    },
    record: async () => record,
    async updateRecord(_source, update) {
      record = update(record);
      return record;
    },
  };
  return { ...archive, held: () => held };
}
