export const VIEWS_TEXT = {
  builtIn: {
    deletions: 'Deletions',
    'connections-and-keys': 'Connections and keys',
    'people-and-roles': 'People and roles',
    'on-and-off': 'Switched on or off',
    mine: 'My own changes',
  },
  unnamed: 'Saved view',
} as const;
