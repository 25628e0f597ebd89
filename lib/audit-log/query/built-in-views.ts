/** Questions that administrators ask all the time, in the order in which they are offered. */
export const BUILT_IN_VIEWS = [
  'deletions',
  'connections-and-keys',
  'people-and-roles',
  'on-and-off',
  'flagged',
  'mine',
] as const;

export type BuiltInView = (typeof BUILT_IN_VIEWS)[number];

/**
 * By words of event names, since Make documents few of these. A view of one's own changes needs the id of the person
 * in the zone; `undefined` where it is not known.
 */
export function builtInQuery(view: BuiltInView, personId: number | undefined): string | undefined {
  switch (view) {
    case 'deletions':
      return 'event:deleted,removed -event:member,role,user';
    case 'connections-and-keys':
      return 'kind:connection,key';
    case 'people-and-roles':
      return 'event:member,role,user,invite,invitation';
    case 'on-and-off':
      // "activated" is in "deactivated" as well.
      return 'event:activated,enabled,disabled';
    case 'flagged':
      return 'is:flagged';
    case 'mine':
      return personId === undefined ? undefined : `actor:${personId}`;
  }
}
