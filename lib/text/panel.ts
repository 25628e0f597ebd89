import { nounOfKind } from '../audit-log/event-kind';
import { MOST_COUNTED } from '../audit-log/rows-left-out';
import type { Target } from '../audit-log/target';
import { formatCompactCount, formatCount, formatShare } from './numbers';
import { plural } from './plural';

export const PANEL_TEXT = {
  title: 'Audit Lens',
  list: 'Audit log entries',
  filters: 'Filters',
  refresh: 'Refresh',
  menu: 'More',
  settings: 'Settings',
  exportList: 'Export…',
  openInTab: 'Open in a tab',
  shortcuts: 'Keyboard shortcuts',

  noPlace: 'No organization yet',
  following: 'Following this tab',
  pinned: 'Pinned',
  pin: 'Pin: stay here while you browse',
  unpin: 'Pinned here. Follow the tab again',
  awayFromMake: 'Not on Make now: still showing the last page',
  aboutNoOrganization: 'This page is about no organization: still showing the last one',
  tabIsOn: (name: string) => `The tab is on ${name}`,
  switchThere: 'Switch',
  teamOnly: "Only this team's log: your token may not read the organization's",
  chooseSource: 'Choose another organization or team',

  levels: 'What to show',
  thisObject: (target: Target) => `This ${nounOfKind(target.kind)}`,
  team: 'Team',
  organization: 'Organization',

  organizationName: (name: string | undefined, id: number) => name ?? `Organization ${id}`,
  teamName: (name: string | undefined, id: number) => name ?? `Team ${id}`,

  shown: (shown: number) => plural(shown, 'entry', 'entries'),
  shownOf: (shown: number, all: number) => `${formatCount(shown)} of ${formatCount(all)}`,
  loadedOf: (held: number, total: number) => `${formatCount(held)} of ${plural(total, 'entry', 'entries')}`,
  matches: (shown: number) => `${formatCount(shown)} ${shown === 1 ? 'matches' : 'match'}`,
  searchedOf: (held: number, total: number) =>
    `${formatCount(held)} of ${formatCount(total)} searched (${formatShare(held / total)})`,
  searched: (held: number) => `${formatCount(held)} searched`,
  gap: (after: string, before: string) => `missing ${after === before ? after : `${after} – ${before}`}`,
  lateGap: (after: string, before: string) =>
    `entries that arrived late ${after === before ? `on ${after}` : `${after} – ${before}`} still to be looked for`,
  gaps: (gaps: number) => plural(gaps, 'gap', 'gaps'),
  backTo: (date: string) => `back to ${date}`,
  complete: 'all that Make keeps',
  /** The same where there is little room: a title tells the rest. */
  narrow: {
    shown: (shown: number) => `${formatCompactCount(shown)} ${shown === 1 ? 'entry' : 'entries'}`,
    shownOf: (shown: number, all: number) => `${formatCompactCount(shown)} of ${formatCompactCount(all)}`,
    loadedOf: (held: number, total: number) => `${formatCompactCount(held)} of ${formatCompactCount(total)}`,
    matches: (shown: number) => `${formatCompactCount(shown)} ${shown === 1 ? 'matches' : 'match'}`,
    searched: (held: number) => `${formatCompactCount(held)} searched`,
    searchedOf: (held: number, total: number) => `${formatShare(held / total)} searched`,
    backTo: (date: string) => `since ${date}`,
    complete: 'complete',
  },
  heldOf: (held: number, total: number) =>
    `${formatCount(held)} of Make's ${plural(total, 'entry is', 'entries are')} loaded`,
  refreshing: 'Asking Make…',
  neverRefreshed: 'Not checked yet',
  unreadable: (rows: number) => `${rowsText(rows)} of Make's log could not be read`,
  foreign: (rows: number) =>
    `${rowsText(rows)} in Make's answers belonged to another organization and ${rows === 1 ? 'was' : 'were'} left out`,
  lastGood: 'Last good data from',
  damaged: (blocks: number) =>
    `${plural(blocks, 'part', 'parts')} of the kept history could not be read; the rest is complete`,

  newSince: (when: string, count: number) => `${formatCount(count)} new since ${when}`,
  newEntries: (count: number) => plural(count, 'new entry', 'new entries'),
  newElsewhere: (count: number) => `${plural(count, 'new entry', 'new entries')} outside this view`,
  showThem: 'Show',
  announceNew: (count: number) => plural(count, 'new change', 'new changes'),
  announceShown: (count: number) => `${plural(count, 'entry', 'entries')} shown`,
  dayCount: (count: number) => plural(count, 'entry', 'entries'),
  undated: 'Without a readable time',

  loadingPage: 'Finding out what this page is about…',
  loadingHistory: 'Opening the history…',
  loadingMake: 'Reading the audit log from Make…',
  loadingOlder: 'Loading older entries…',
  loadOlder: 'Load older entries',
  searchFurther: 'Search further back',
  pausedAt: (date: string) => `No more matches back to ${date}.`,
  noneBackTo: (date: string) => `No matches back to ${date}.`,
  endOfLog: 'That is all Make has kept.',
  endOfMatches: 'No older entries match.',
} as const;

/** "2 rows"; of very many it is not known how many more. */
function rowsText(rows: number): string {
  return `${plural(rows, 'row', 'rows')}${rows >= MOST_COUNTED ? ' or more' : ''}`;
}
