import type { Questions } from '../page/entries';
import type { SqliteDatabase } from './sqlite-types';

/** How many entries answer each question: counting is less than the rows in order, and so in SQLite's favour. */
export function countsIn(
  database: SqliteDatabase,
  { word, words, eventName, actorId, teamId, target, after }: Questions,
): Readonly<Record<string, () => Promise<number>>> {
  const ask = (sql: string, values: readonly (string | number)[]) => async () =>
    Number(database.selectValue(sql, [...values]));
  const contains = `(${['event', 'actor', 'team', 'target']
    .map((table) => `${table} IN (SELECT id FROM ${table} WHERE instr(text, ?) > 0)`)
    .join(' OR ')})`;
  const text = (wanted: readonly string[]) =>
    ask(
      `SELECT count(*) FROM entry WHERE ${wanted.map(() => contains).join(' AND ')}`,
      wanted.flatMap((one) => [one, one, one, one]),
    );
  return {
    'search, 1 word': text([word]),
    'search, 3 words': text(words),
    'filter, 4 predicates': ask(
      `SELECT count(*) FROM entry WHERE triggered >= ?
        AND event = (SELECT id FROM event WHERE name = ?)
        AND actor IN (SELECT id FROM actor WHERE number = ?)
        AND team IN (SELECT id FROM team WHERE number = ?)`,
      [after, eventName, actorId, teamId],
    ),
    'object history': ask(
      `SELECT count(*) FROM entry WHERE target = (SELECT id FROM target WHERE key = ?)
        AND event IN (SELECT id FROM event WHERE kind = ?)`,
      [target.id, target.kind],
    ),
    'counts of all': async () =>
      ['event', 'actor', 'team', '(SELECT kind FROM event WHERE event.id = entry.event)']
        .map((value) => database.selectArrays(`SELECT ${value}, count(*) FROM entry GROUP BY 1`).length)
        .reduce((sum, count) => sum + count, 0),
    'timeline of all': async () =>
      database
        .selectArrays('SELECT triggered / 86400000, count(*) FROM entry GROUP BY 1')
        .reduce((sum, [, count]) => sum + Number(count), 0),
  };
}
