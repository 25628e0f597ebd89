/** One line of the table. */
export interface Row {
  readonly metric: string;
  readonly unit: string;
  readonly measured: number;
  /** What nobody can beat here, from the same run. What has none has no ratio: its budget is exact. */
  readonly floor?: number;
  /** Of the ratio to the floor, or of what was measured; without one it is only told. */
  readonly budget?: number;
  /** The budget is the least, not the most. */
  readonly atLeast?: true;
  /** More is better: the ratio is that of the floor to what was measured. */
  readonly more?: true;
  /** What one would have otherwise: a record for each entry in IndexedDB, or SQLite in WebAssembly. */
  readonly records?: number;
  readonly sqlite?: number;
  /** The lines of a group stand together. */
  readonly group?: string;
}

export type Verdict = 'ok' | 'missed' | 'told';

export function verdictOf(row: Row, leniency = 1): Verdict {
  if (row.budget === undefined) return 'told';
  const value = row.floor === undefined ? row.measured : ratioOf(row, row.floor);
  const factor = row.floor === undefined ? 1 : leniency;
  const met = row.atLeast === true ? value >= row.budget / factor : value <= row.budget * factor;
  return met ? 'ok' : 'missed';
}

/** Exact rows must hold; ratios move with the machine, and only twice the budget is an alarm. */
export function isAlarm(row: Row): boolean {
  return verdictOf(row, 2) === 'missed';
}

function ratioOf({ measured, more }: Row, floor: number): number {
  return more === true ? floor / measured : measured / floor;
}

const HEAD = ['metric', 'floor', 'measured', 'ratio', 'budget', 'ok', 'IDB records', 'SQLite'];

export function table(rows: readonly Row[]): string {
  const lines = linesOf(rows);
  const widths = HEAD.map((_, column) =>
    Math.max(...lines.map((line) => (line.length > 1 ? (line[column] ?? '') : '').length)),
  );
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** The same as Markdown. */
export function markdownTable(rows: readonly Row[]): string {
  const [head = [], ...lines] = linesOf(rows);
  const print = (line: readonly string[]) => `| ${line.join(' | ')} |`;
  const bold = ([group = '']: readonly string[]) => [`**${group}**`, ...HEAD.slice(1).map(() => '')];
  return [
    print(head),
    print(HEAD.map((_, column) => (column === 0 || column === 5 ? '---' : '--:'))),
    ...lines.map((line) => print(line.length === 1 ? bold(line) : line)),
  ].join('\n');
}

/** The head first; a group's name stands on a line of its own. */
function linesOf(rows: readonly Row[]): readonly (readonly string[])[] {
  const groups = [...new Set(rows.map(({ group }) => group))];
  return [
    HEAD,
    ...groups.flatMap((group) => [
      ...(group === undefined ? [] : [[group]]),
      ...rows.filter((row) => row.group === group).map(lineOf),
    ]),
  ];
}

function lineOf(row: Row): readonly string[] {
  const { metric, unit, measured, floor, records, sqlite } = row;
  return [
    metric,
    floor === undefined ? '' : amount(floor, unit),
    amount(measured, unit),
    floor === undefined ? '' : `${round(ratioOf(row, floor))} ×`,
    budgetOf(row),
    { ok: 'ok', missed: 'MISSED', told: '' }[verdictOf(row)],
    otherOf(row, records),
    otherOf(row, sqlite),
  ];
}

function budgetOf({ budget, atLeast, floor, unit }: Row): string {
  if (budget === undefined) return '';
  return `${atLeast === true ? '≥' : '≤'} ${floor === undefined ? amount(budget, unit) : `${budget} ×`}`;
}

function otherOf({ measured, more, unit }: Row, other: number | undefined): string {
  if (other === undefined) return '';
  return `${amount(other, unit)} (${round(more === true ? measured / other : other / measured)} ×)`;
}

function amount(value: number, unit: string): string {
  return `${round(value)} ${unit}`.trimEnd();
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function round(value: number): string {
  if (Math.abs(value) >= 100) return new Intl.NumberFormat('en').format(Math.round(value));
  return Number(value.toPrecision(3)).toString();
}
