import type { KeptDetails } from '@/lib/archive/documents/details-loader';
import type { DetailsMissing, ExportEntry, MissingDetails } from '@/lib/audit-log/export-facts';
import type { JsonObject } from '@/lib/json';
import type { DetailsFetched } from '@/lib/messaging/contract';
import type { FeedView } from '@/lib/panel/feed/feed-view';

/** What is known of the details of an entry: in the archive, in our hands, or why not. */
const FATES = ['not-fetched', 'kept', 'held', 'refused', 'not-found', 'unreadable'] as const;
type Fate = (typeof FATES)[number];

/** Read together: enough that their waits overlap. */
const AT_ONCE = 200;

/** Where the details of a list's entries are: one byte for each, so that a million fit. */
export interface ExportDetails {
  /** Looks up what is kept; `onStep` is waited for now and then, with the entries looked at. */
  readonly count: (onStep: (looked: number) => Promise<void>) => Promise<void>;
  /** Entries whose details are in the archive. */
  readonly kept: () => number;
  /** Entries whose details Make can still be asked for. */
  readonly missing: () => number;
  /** The next of those, newest first, at most so many. */
  readonly next: (most: number) => readonly string[];
  /** What came of asking. Returns how many of them are done with. */
  readonly note: (answer: DetailsFetched) => number;
  /** Of all that are without details, why. */
  readonly reasons: () => MissingDetails;
  /** These entries, which are the list's from its beginning, with their details. */
  readonly join: (entries: Iterable<ExportEntry>) => AsyncGenerator<ExportEntry, void>;
}

export function createExportDetails(view: Pick<FeedView, 'length' | 'entry'>, kept: KeptDetails): ExportDetails {
  const fates = new Uint8Array(view.length);
  const counts = new Map<Fate, number>([['not-fetched', view.length]]);
  const held = new Map<string, JsonObject>();
  /** No entry above it is still to be fetched. */
  let top = 0;
  /** Where those are which were given out last. */
  let given = new Map<string, number>();

  const fateAt = (position: number): Fate => FATES[fates[position] ?? 0] ?? 'not-fetched';

  function settle(position: number, fate: Fate): void {
    const before = fateAt(position);
    counts.set(before, (counts.get(before) ?? 0) - 1);
    counts.set(fate, (counts.get(fate) ?? 0) + 1);
    fates[position] = FATES.indexOf(fate);
  }

  async function withDetails(items: readonly ExportEntry[], from: number): Promise<readonly ExportEntry[]> {
    const asked = items.filter((_item, at) => fateAt(from + at) === 'kept').map(({ entry }) => entry.uuid);
    const found = asked.length === 0 ? [] : await kept.read(asked);
    const read = new Map(asked.map((uuid, at) => [uuid, found[at]]));
    return items.map((item, at) => {
      const { uuid } = item.entry;
      const details = read.get(uuid) ?? held.get(uuid);
      return details === undefined ? { ...item, detailsMissing: missingAs(fateAt(from + at)) } : { ...item, details };
    });
  }

  return {
    async count(onStep) {
      for (let from = 0; from < view.length; from += AT_ONCE) {
        const positions = Array.from({ length: Math.min(AT_ONCE, view.length - from) }, (_, at) => from + at);
        const found = await kept.kept(positions.map((position) => view.entry(position).uuid));
        for (const [at, position] of positions.entries()) if (found[at] === true) settle(position, 'kept');
        await onStep(from + positions.length);
      }
    },

    kept: () => counts.get('kept') ?? 0,

    missing: () => counts.get('not-fetched') ?? 0,

    next(most) {
      given = new Map();
      for (let position = top; position < view.length && given.size < most; position += 1) {
        if (fateAt(position) !== 'not-fetched') continue;
        if (given.size === 0) top = position;
        given.set(view.entry(position).uuid, position);
      }
      return [...given.keys()];
    },

    note({ fetched, refused }) {
      const before = counts.get('not-fetched') ?? 0;
      for (const { uuid, details } of fetched) {
        const position = given.get(uuid);
        if (position === undefined) continue;
        if (details !== undefined) held.set(uuid, details);
        settle(position, details === undefined ? 'kept' : 'held');
      }
      for (const { uuid, reason } of refused) {
        const position = given.get(uuid);
        if (position !== undefined) settle(position, reason);
      }
      return before - (counts.get('not-fetched') ?? 0);
    },

    reasons: () =>
      Object.fromEntries(
        (['refused', 'not-found', 'unreadable', 'not-fetched'] as const).flatMap((reason) => {
          const count = counts.get(reason) ?? 0;
          return count === 0 ? [] : [[reason, count]];
        }),
      ),

    async *join(entries) {
      let from = 0;
      let items: ExportEntry[] = [];
      for (const entry of entries) {
        items.push(entry);
        if (items.length < AT_ONCE) continue;
        yield* await withDetails(items, from);
        from += items.length;
        items = [];
      }
      yield* await withDetails(items, from);
    },
  };
}

/** What was kept and is not found any more cannot be read: it was deleted meanwhile, or damaged. */
function missingAs(fate: Fate): DetailsMissing {
  return fate === 'kept' || fate === 'held' ? 'unreadable' : fate;
}
