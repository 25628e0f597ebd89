import { EVERYTHING, type SettledQuery } from '@/lib/audit-log/query';
import { createLog, type Data, EVENTS, NOW, type Questions, questionsOf, SOURCE } from './entries';
import { type Comparison, compare } from './measure';
import { loadedIndex } from './read';

const NONE = { include: [], exclude: [] };
const HOUR_AHEAD = () => 3_600_000;

export interface Asked {
  readonly times: Comparison;
  /** What was found, to be the same in every store. */
  readonly counts: Readonly<Record<string, number>>;
}

export function queriesOf({ word, words, eventName, actorId, teamId, target, after }: Questions) {
  const query = (part: Partial<SettledQuery>): SettledQuery => ({ ...EVERYTHING, ...part });
  const text = (...include: readonly string[]) => query({ text: { ...NONE, include } });
  return {
    'search, 1 word': text(word),
    'search, 3 words': text(...words),
    'search, no match': text('zzzzzz'),
    'filter, 4 predicates': query({
      event: { ...NONE, include: [eventName] },
      actor: { ...NONE, include: [actorId] },
      team: { ...NONE, include: [teamId] },
      period: { after },
    }),
    'object history': query({ target: { ...NONE, include: [target] } }),
  };
}

/** Questions to the loaded index, each beside one pass over a typed array with as many rows. */
export function ask(data: Data, rounds: number): Asked {
  const index = loadedIndex();
  const search = (query: SettledQuery) => index.search(SOURCE, query, EVENTS);
  const queries = Object.entries(queriesOf(questionsOf(createLog(data))));
  const rows = search(EVERYTHING);
  const everyRow: SettledQuery = { ...EVERYTHING, text: { ...NONE, include: ['_'] } };
  if (search(everyRow).length !== index.size) throw new Error('Not every row matches what every row is to match.');
  const range = { from: index.triggeredAt(rows.at(-1) ?? 0), to: NOW, offsetAt: HOUR_AHEAD };
  const { uuid } = index.entry(rows[Math.floor(rows.length / 2)] ?? 0);
  // Only among many do they take time, and only to read them all takes some as well.
  const targets = data.profile === 'hostile' ? distinctTargets() : [];
  const works: Readonly<Record<string, () => unknown>> = {
    floor: uint16Pass(index.size),
    ...Object.fromEntries(queries.map(([name, query]) => [name, () => search(query)])),
    'search, a number': () => search({ ...EVERYTHING, text: { ...NONE, include: ['4821'] } }),
    'includes() over the objects': () => targets.filter((id) => id.includes('4821')).length,
    'counts of all': () => index.facets(rows, EVENTS),
    'timeline of all': () => index.timeline(rows, range),
    'days of all': () => index.days(rows, HOUR_AHEAD),
    'search all, counts, timeline': () => {
      const found = search(everyRow);
      index.facets(found, EVENTS);
      index.timeline(found, range);
    },
    'row of a uuid': () => index.rowOf(uuid),
    'place of a row': () => index.place(rows, rows[7] ?? 0),
  };
  return {
    times: compare(works, rounds),
    counts: {
      ...Object.fromEntries(queries.map(([name, query]) => [name, search(query).length])),
      'search all, counts, timeline': search(everyRow).length,
      'distinct objects': targets.length,
    },
  };
}

/** The least that any question could cost: one look at a column of two bytes. */
function uint16Pass(size: number): () => number {
  const column = new Uint16Array(size).map((_, row) => row % 60);
  const mask = new Uint8Array(65_536).fill(1, 3, 9);
  return () => {
    let kept = 0;
    for (let row = 0; row < column.length; row += 1) kept += mask[column[row] ?? 0] ?? 0;
    return kept;
  };
}

function distinctTargets(): readonly string[] {
  const index = loadedIndex();
  const ids = new Set<string>();
  for (let row = 0; row < index.size; row += 1) ids.add(index.entry(row).targetId ?? '');
  return [...ids];
}
