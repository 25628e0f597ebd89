import type { EventCatalog, Verb } from '../audit-log/events';

interface Categories {
  readonly category: readonly string[];
  readonly type: readonly string[];
}

/** `event.type` by what was done, from `schemas/event.yml` of ECS 9.4.0. */
const TYPE_BY_VERB: Readonly<Record<Verb, string>> = {
  created: 'creation',
  updated: 'change',
  deleted: 'deletion',
  enabled: 'change',
  disabled: 'change',
  access: 'change',
  other: 'info',
};

/**
 * What concerns people, teams and the organization is `iam`, everything else `configuration`; both expect each of the
 * types given here. Of `iam`, a second type says whom it is about.
 */
export function ecsCategories(eventName: string, events: EventCatalog): Categories {
  const verb = events.verb(eventName);
  const kind = events.kind(eventName);
  const type = TYPE_BY_VERB[verb];
  if (kind === 'team') return { category: ['iam'], type: ['group', type] };
  if (kind === 'organization') return { category: ['iam'], type: [verb === 'access' ? 'user' : 'admin', type] };
  if (kind === undefined && verb === 'access') return { category: ['iam'], type: ['user', type] };
  return { category: ['configuration'], type: [type] };
}
