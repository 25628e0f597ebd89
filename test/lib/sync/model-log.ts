import type { AuditLogEntry } from '@/lib/audit-log/entry';
import type { AuditLogSource } from '@/lib/audit-log/source';
import type { AuditLogListParameters, AuditLogPage, MakeClient } from '@/lib/make/contract';
import { MakeApiError } from '@/lib/make/make-api-error';
import { HOUR, MINUTE } from '@/lib/time';
import { fakeEntry, SOURCE, uuidOf } from '../archive/builders';

/** What can happen at Make between any two reads. */
export type Happening =
  | { readonly type: 'pass'; readonly ms: number }
  /** Recorded now, each in the same millisecond. */
  | { readonly type: 'insert'; readonly count: number }
  /** Appears now, but as recorded `ago` ms before. */
  | { readonly type: 'late'; readonly ago: number }
  /** Rows from this part of the list (0 up to 1) on are deleted. */
  | { readonly type: 'delete'; readonly at: number; readonly count: number }
  /** The oldest rows are deleted. */
  | { readonly type: 'retire'; readonly count: number }
  /** The browser's clock is set; Make's is not. */
  | { readonly type: 'clock'; readonly ms: number }
  /** Rows of one moment come in another order from now on. */
  | { readonly type: 'reorder' };

export interface ModelRow {
  readonly entry: AuditLogEntry;
  readonly late: boolean;
  /** When it appeared, counted in reads and happenings. */
  readonly bornAt: number;
}

export interface ModelOptions {
  /** The most rows Make gives, whatever is asked. */
  readonly cap: number;
  /** What the answer says of that. */
  readonly echo: 'limit' | 'asked' | 'nothing';
  readonly total: boolean;
  /** Every page also repeats its first row. */
  readonly duplicates: boolean;
  /** Make refuses to skip more rows than this. */
  readonly deepest?: number;
  /** Make gives all days, whatever is asked. */
  readonly ignoresDates?: boolean;
}

export const PLAIN: ModelOptions = { cap: 1000, echo: 'limit', total: true, duplicates: false };

/** The most rows of one moment. */
const TIES = 4;

/** A log like Make's, in which things happen between reads. */
export function createModelLog(options: ModelOptions = PLAIN, start = Date.UTC(2026, 0, 5, 8)) {
  let rows: ModelRow[] = [];
  const everyRow: ModelRow[] = [];
  let time = start;
  let clock = 0;
  let made = 0;
  let step = 0;
  let flip = 1;
  const requests: {
    readonly parameters: AuditLogListParameters;
    readonly source: AuditLogSource;
    readonly at: number;
  }[] = [];
  const returned = new Set<string>();
  let script: Happening[][] = [];

  function sort(): void {
    rows = [...rows].sort(
      (a, b) => (b.entry.createdAt ?? 0) - (a.entry.createdAt ?? 0) || flip * (a.entry.uuid < b.entry.uuid ? -1 : 1),
    );
  }

  function add(createdAt: number, late: boolean, team = 7): void {
    made += 1;
    const entry = fakeEntry({
      uuid: uuidOf(made),
      createdAt,
      triggeredAt: createdAt - (made % 5) * 7 * MINUTE,
      team: { id: team },
    });
    const row: ModelRow = { entry, late, bornAt: step };
    rows.push(row);
    everyRow.push(row);
  }

  function happen(happening: Happening): void {
    step += 1;
    switch (happening.type) {
      case 'pass':
        time += happening.ms;
        return;
      case 'clock':
        clock = happening.ms;
        return;
      case 'insert':
        // Rows of one moment are few, but not only those of one insertion.
        if (rows.filter(({ entry }) => entry.createdAt === time).length + happening.count > TIES) time += 1;
        for (let index = 0; index < happening.count; index++) add(time, false);
        break;
      case 'late':
        add(time - happening.ago, true);
        break;
      case 'delete':
        rows.splice(Math.floor(happening.at * rows.length), happening.count);
        break;
      case 'retire':
        rows.splice(rows.length - Math.min(happening.count, rows.length));
        break;
      case 'reorder':
        flip = -flip;
        break;
    }
    sort();
  }

  const client: Pick<MakeClient, 'listAuditLogs'> = {
    async listAuditLogs(source, parameters) {
      for (const happening of script.shift() ?? []) happen(happening);
      step += 1;
      requests.push({ parameters, source, at: time });
      const { offset = 0, limit = 100 } = parameters;
      if (offset > (options.deepest ?? offset)) {
        throw new MakeApiError({ kind: 'rejected', zone: source.zone, status: 400 });
      }
      const size = Math.min(limit, options.cap);
      const { dateFrom: _from, dateTo: _to, ...always } = parameters;
      const heeded = options.ignoresDates === true ? always : parameters;
      const matching = rows.filter(({ entry }) => matches(entry, source, heeded));
      const page = matching.slice(offset, offset + size).map(({ entry }) => entry);
      for (const { uuid } of page) returned.add(uuid);
      const [first] = page;
      const repeated = options.duplicates && first !== undefined ? [first] : [];
      const answer: AuditLogPage = {
        entries: [...page, ...repeated],
        received: page.length,
        unreadable: 0,
        foreign: 0,
        ...(options.echo === 'nothing' ? {} : { limit: options.echo === 'limit' ? size : limit }),
        ...(options.total ? { totalCount: matching.length } : {}),
      };
      return answer;
    },
  };

  return {
    client,
    happen,
    /** One row, recorded then. */
    add(createdAt: number) {
      add(createdAt, false);
      sort();
    },
    /** Fills the log with rows, some of one moment, moments `apart` (ms). */
    fill(count: number, team?: number, apart = MINUTE) {
      for (let index = count; index > 0; index--) add(time - Math.ceil(index / (TIES - 1)) * apart, false, team);
      sort();
    },
    /** What happens before each of the next reads. */
    during(happenings: readonly (readonly Happening[])[]) {
      script = happenings.map((some) => [...some]);
    },
    /** The browser's clock. */
    now: () => time + clock,
    /** Make's clock. */
    makeTime: () => time,
    step: () => step,
    rows: () => rows,
    /** Those that are gone, too. */
    everyRow: (): readonly ModelRow[] => everyRow,
    requests,
    /** uuids of every row that any answer held. */
    returned,
  };
}

function matches(entry: AuditLogEntry, source: AuditLogSource, parameters: AuditLogListParameters): boolean {
  const { event, author, team, dateFrom, dateTo } = parameters;
  const day = new Date(entry.triggeredAt ?? 0).toISOString().slice(0, 10);
  return (
    (source.type === 'organization' || entry.team?.id === source.teamId) &&
    (event === undefined || event.includes(entry.eventName)) &&
    (author === undefined || (entry.actor?.id !== undefined && author.includes(entry.actor.id))) &&
    (team === undefined || (entry.team?.id !== undefined && team.includes(entry.team.id))) &&
    (dateFrom === undefined || day >= dateFrom) &&
    (dateTo === undefined || day <= dateTo)
  );
}

export { SOURCE };
export const LATE_MAX = 24 * HOUR;
