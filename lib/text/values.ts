/** What can be done with a value, wherever it stands. */
export const VALUES_TEXT = {
  menu: 'What to do with this entry',
  more: 'More about this entry',
  fields: { actor: 'Person', event: 'Event', target: 'Object', team: 'Team' },
  named: (field: string, value: string) => `${field}: ${value}`,
  uses: {
    only: (value: string) => `Only ${value}`,
    include: (value: string) => `Include ${value}`,
    exclude: (value: string) => `Hide ${value}`,
  },
} as const;
