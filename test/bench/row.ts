/** One line of the table. What has no floor has no ratio: its budget is exact. */
export interface Row {
  readonly metric: string;
  readonly measured: number;
  readonly budget: number;
  readonly unit: string;
  readonly floor?: number;
}

/** Only exact rows may fail a run: ratios move with the machine and are reported, a miss by half is an alarm. */
export function isMet(row: Row): boolean {
  return row.floor === undefined ? row.measured <= row.budget : row.measured / row.floor <= row.budget;
}

export function table(rows: readonly Row[]): string {
  const lines = [
    ['metric', 'floor', 'measured', 'ratio', 'budget', ''],
    ...rows.map((row) => [
      row.metric,
      row.floor === undefined ? '' : `${round(row.floor)} ${row.unit}`,
      `${round(row.measured)} ${row.unit}`,
      row.floor === undefined ? '' : `${round(row.measured / row.floor)} ×`,
      row.floor === undefined ? `≤ ${row.budget} ${row.unit}` : `≤ ${row.budget} ×`,
      isMet(row) ? 'ok' : 'MISSED',
    ]),
  ];
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? [];
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function round(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(2).replace(/\.?0+$/, '');
}
