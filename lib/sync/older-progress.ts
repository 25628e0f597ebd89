import type { Archive, CoverageEdge } from '../archive/contract';
import { type AuditLogSource, sourceKey } from '../audit-log/source';
import { count, list, number, object, oneOf, optional, read, text, yesNo } from '../shape';
import { type Clock, DAY } from '../time';
import type { ServerFilter } from './server-filter';

/** How far reading under one filter has come. It is written after the entries: killed in between, a page is read again. */
export interface OlderProgress {
  /** Rows from the list's top to the end of the latest page. */
  readonly depth: number;
  /** Where that page ended; absent before the first. */
  readonly edge?: CoverageEdge;
  /** `createdAt` (ms) of its last row. */
  readonly bottom?: number;
  /** The last day that is asked for: a later one, as the question or the coverage may want, is another list. */
  readonly dateTo?: string;
  readonly end: boolean;
  readonly restarts: number;
}

export interface OlderProgressStore {
  get(source: AuditLogSource, filter: ServerFilter): Promise<OlderProgress | undefined>;
  set(source: AuditLogSource, filter: ServerFilter, progress: OlderProgress): Promise<void>;
}

/** After this (ms) more has happened than is worth telling apart: reading begins at the top again. */
const KEPT_FOR = DAY;
/** Filters of one source whose progress is kept. */
const MAX_FILTERS = 20;

interface Kept {
  readonly filter: string;
  /** ms since the epoch. */
  readonly at: number;
  readonly progress: OlderProgress;
}

const edge = object<CoverageEdge>({
  uuids: list(text),
  again: number,
  tied: optional(oneOf([true])),
  unordered: optional(oneOf([true])),
});

const progress = object<OlderProgress>({
  depth: count,
  edge: optional(edge),
  bottom: optional(number),
  dateTo: optional(text),
  end: yesNo,
  restarts: number,
});

const shape = list(object<Kept>({ filter: text, at: number, progress }));

/** Sealed in the archive beside the entries it tells of, and gone with them. */
export function createOlderProgressStore({
  archive,
  now,
}: {
  readonly archive: Pick<Archive, 'document' | 'putDocument'>;
  readonly now: Clock;
}): OlderProgressStore {
  const idOf = (source: AuditLogSource) => `older/${sourceKey(source)}`;

  async function kept(source: AuditLogSource) {
    const stored = read(shape, await archive.document(source, idOf(source))) ?? [];
    return stored.filter(({ at }) => Math.abs(now() - at) < KEPT_FOR);
  }

  return {
    async get(source, filter) {
      const key = keyOf(filter);
      const progress = (await kept(source)).find((one) => one.filter === key)?.progress;
      return progress !== undefined && covers(progress.dateTo, filter.dateTo) ? progress : undefined;
    },
    async set(source, filter, progress) {
      const key = keyOf(filter);
      const others = (await kept(source)).filter((one) => one.filter !== key).slice(1 - MAX_FILTERS);
      const stored = [...others, { filter: key, at: now(), progress }];
      await archive.putDocument(source, idOf(source), JSON.parse(JSON.stringify(stored)));
    },
  };
}

/** The last day is not part of it: coverage, which it may come from, grows downwards while one reads. */
function keyOf({ event, author, team, dateFrom }: ServerFilter): string {
  return JSON.stringify([event, author, team, dateFrom]);
}

function covers(read: string | undefined, wanted: string | undefined): boolean {
  return read === undefined || (wanted !== undefined && read >= wanted);
}
