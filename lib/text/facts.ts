import { formatCount } from './numbers';
import { plural } from './plural';
import type { Times } from './times';

const UNITS = { hour: 'hour', day: 'day', week: 'week', month: 'month', year: 'year' } as const;

export const FACTS_TEXT = {
  facts: 'Facts',
  region: 'Counts of what is shown',
  groups: { event: 'Events', actor: 'People', team: 'Teams', kind: 'Kinds of object' },
  distinct: (count: number) => `${formatCount(count)} different`,
  count: (count: number) => plural(count, 'entry', 'entries'),
  only: (name: string) => `Only ${name}`,
  exclude: (name: string) => `Hide ${name}`,
  more: (count: number) => `Show ${formatCount(count)} more`,
  fewer: 'Show fewer',
  beyond: (count: number) => `and ${formatCount(count)} more, each at most as often`,
  coverage: (shown: number, held: number, reach?: string) =>
    [`${heldText(shown, held)} held`, ...(reach === undefined ? [] : [reach])].join(', '),

  timeline: 'Entries by time',
  timelineHelp:
    'Arrow keys move, with Shift they extend what is selected, Enter shows only that, Escape clears it. Click a bar to go there.',
  nothingSelected: 'Nothing selected',
  per: (unit: keyof typeof UNITS, of: string) => `Per ${UNITS[unit]} · ${of}`,
  outside: (count: number) => `${formatCount(count)} not in the picture`,
  bar: (name: string, count: number) => `${name}: ${plural(count, 'entry', 'entries')}`,
  mayMiss: 'entries may be missing',
  narrow: 'Only these',
  clear: 'Clear the selection',
  when: 'When',
  entries: 'Entries',
} as const;

function heldText(shown: number, held: number): string {
  const all = plural(held, 'entry', 'entries');
  return shown === held ? all : `${formatCount(shown)} of ${all}`;
}

/** A span of time, whose end does not belong to it, in ms since the epoch: "Nov 2, 2026 – Nov 8, 2026". */
export function spanName(span: { readonly from: number; readonly to: number }, hours: boolean, times: Times): string {
  const { from, to } = span;
  const isOneDay = times.dayKey(from) === times.dayKey(to - 1);
  if (hours) return `${times.short(from)} – ${isOneDay ? times.time(to) : times.short(to)}`;
  return isOneDay ? times.date(from) : `${times.date(from)} – ${times.date(to - 1)}`;
}
