export const CHOOSER_TEXT = {
  title: 'Choose a log',
  search: 'Find an organization or a team',
  close: 'Close',
  organizations: 'Organizations',
  teamsOf: (name: string) => `Teams of ${name}`,
  wholeOrganization: 'Whole organization',
  loadingTeams: 'Loading the teams…',
  noTeams: 'No teams to choose from',
  noneFound: 'Nothing of that name',
  notConnected: 'No zone is connected yet',
} as const;
