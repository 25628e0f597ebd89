import { formatCount } from './numbers';
import { plural } from './plural';

const FIELD = { event: 'Event', actor: 'Person', team: 'Team', target: 'Object' } as const;

export const FILTERS_TEXT = {
  region: 'Filters',
  active: 'Filters in force',
  time: 'Time',
  anyTime: 'Any time',
  presets: { today: 'Today', day: 'Last 24 hours', week: 'Last 7 days', month: 'Last 30 days' },
  from: 'From',
  to: 'To',
  events: 'Events',
  people: 'People',
  teams: 'Teams',
  find: (what: string) => `Find in ${what.toLowerCase()}`,
  chosen: (count: number) => `${formatCount(count)} chosen`,
  more: (count: number) => `${plural(count, 'more', 'more')}: type to find them`,
  noneFound: 'Nothing of that name',
  loading: 'Asking Make what there is to filter by…',
  clear: 'Clear all',
  remove: (name: string) => `Remove filter: ${name}`,
  not: (name: string) => `Not ${name}`,
  person: (id: number) => `User ${id}`,
  since: (when: string) => `Since ${when}`,
  until: (when: string) => `Until ${when}`,
  span: (from: string, to: string) => `${from} – ${to}`,
  target: (noun: string | undefined, id: string) => `${noun ?? 'Object'} ${id}`,
  kind: (noun: string | undefined) =>
    noun === undefined ? 'About anything else' : `About ${noun}${noun.endsWith('x') ? 'es' : 's'}`,
  marks: { new: 'New', late: 'Recorded late', changed: 'Changed since', flagged: 'Flagged' },
  none: { event: 'Event without a name', actor: 'Nobody named', team: 'No team', target: 'About no object' },
  containing: (field: 'event' | 'actor' | 'team' | 'target', text: string) => `${FIELD[field]} with “${text}”`,
  momentPresets: { today: 'Start of today', '24h': '24 hours ago', '7d': '7 days ago', '30d': '30 days ago' },
  startOf: { today: 'today', yesterday: 'yesterday' },
  ago: (amount: number, unit: 'minute' | 'hour' | 'day' | 'week') => `${plural(amount, unit, `${unit}s`)} ago`,
  unnamedGroup: 'Other',
} as const;
