import { formatCount } from './numbers';
import { plural } from './plural';

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
  target: (noun: string, id: string) => `${noun} ${id}`,
  unnamedGroup: 'Other',
} as const;
