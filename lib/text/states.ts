/** What stands in place of the list when there is none, apart from failures (`failures.ts`) and empty lists. */
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
} as const;
