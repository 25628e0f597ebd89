/** What a row of the list says of its entry beside what happened. */
export const ENTRY_TEXT = {
  isNew: 'New',
  marked: 'The entry you came from',
  /** In front of a former name. */
  was: 'was',
  noTeam: 'Organization',
  arrivedLate: 'arrived late',
  late: (delay: string) => `recorded ${delay} later`,
  changed: 'changed at Make since',
} as const;
