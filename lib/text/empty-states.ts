/** What stands in place of a list without rows. */
export const EMPTY_TEXT = {
  log: {
    title: 'Nothing in this log yet',
    text: 'Make has recorded no changes here. New ones show up by themselves.',
    action: 'Look again',
  },
  scope: {
    title: (what: string) => `No changes of ${what} so far`,
    text: (covered: string) => `Searched everything that is loaded, ${covered}.`,
    allText: 'Searched everything that Make has kept.',
    action: 'Show the wider log',
  },
  noMatch: {
    title: 'No entry matches',
    withoutOne: (name: string, count: string) => `Without “${name}” there would be ${count}.`,
    text: 'Loosen the search or the filters.',
    remove: (name: string) => `Remove “${name}”`,
    clear: 'Clear search and filters',
  },
} as const;
