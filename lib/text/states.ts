/** What stands in place of the list when there is none, apart from failures (`failures.ts`). */
export const STATE_TEXT = {
  firstRun: {
    title: 'See who changed what on Make',
    text: 'Connect once with an API token. Then this panel shows the audit log of whatever organization, team or scenario you have open.',
    action: 'Connect to Make',
  },
  noToken: {
    title: (zone: string) => `Not connected to ${zone}`,
    text: 'Each zone of Make has tokens of its own. Paste one, and its audit log shows up here.',
    action: 'Connect',
  },
  elsewhere: {
    title: 'No page of Make here',
    text: 'Open an organization, a team or a scenario on Make and its audit log appears by itself.',
    action: 'Choose by hand',
  },
  noOrganization: {
    title: 'This page is about no organization',
    text: 'Profile and template pages belong to none. Open a page of an organization or a team, or choose one.',
    action: 'Choose by hand',
  },
  unresolved: {
    title: 'Which organization is this?',
    text: 'Make did not tell us which organization this team belongs to.',
    action: 'Ask again',
  },
  empty: {
    title: 'Nothing in this log yet',
    text: 'Make has recorded no changes here. New ones show up by themselves.',
    action: 'Look again',
  },
  emptyScope: {
    title: (what: string) => `No changes of ${what} so far`,
    text: (covered: string) => `Searched everything that is loaded, ${covered}.`,
    allText: 'Searched everything that Make has kept.',
    action: 'Show the wider log',
    older: 'Search further back',
  },
  noMatch: {
    title: 'No entry matches',
    withoutOne: (name: string, count: string) => `Without “${name}” there would be ${count}.`,
    text: 'Loosen the search or the filters.',
    remove: (name: string) => `Remove “${name}”`,
    clear: 'Clear search and filters',
  },
} as const;
