import { FLAG_RULES } from '@/lib/audit-log/flag';

export interface DeletionRow {
  /** Of the index, in the order of time. */
  readonly rows: readonly number[];
  /** The longest before it. */
  readonly mostBefore: number;
  /** Days of history when it began; `undefined` where too little was known by then. */
  readonly daysBefore: number | undefined;
}

/** Puts one person's deletions together that follow each other without a longer pause. Times are ms since the epoch. */
export function createDeletionRows() {
  let rows: number[] = [];
  let lastAt = Number.NEGATIVE_INFINITY;
  let mostBefore = 0;
  let daysBefore: number | undefined;

  /** The row that has ended, if there was any. */
  function end(): DeletionRow | undefined {
    if (rows.length === 0) return undefined;
    const ended = { rows, mostBefore, daysBefore };
    mostBefore = Math.max(mostBefore, rows.length);
    rows = [];
    return ended;
  }

  return {
    end,
    /** `known`: days of history at that time, if they are enough to go by. Gives the row that this one has ended. */
    add(row: number, time: number, known: () => number | undefined): DeletionRow | undefined {
      const ended = time - lastAt > FLAG_RULES.deletions.pause ? end() : undefined;
      if (rows.length === 0) daysBefore = known();
      rows.push(row);
      lastAt = time;
      return ended;
    },
  };
}
