import type { EventCatalog, Verb } from '../audit-log/events';

interface Activity {
  readonly id: number;
  readonly name: string;
}

/** `activity_id` of class 3004 with its caption, from `events/iam/entity_management.json` of OCSF 1.8.0. */
const BY_VERB: Readonly<Partial<Record<Verb, Activity>>> = {
  created: { id: 1, name: 'Create' },
  updated: { id: 3, name: 'Update' },
  deleted: { id: 4, name: 'Delete' },
  enabled: { id: 8, name: 'Enable' },
  disabled: { id: 9, name: 'Disable' },
};

const UNKNOWN: Activity = { id: 0, name: 'Unknown' };
const OTHER = 99;

/** What OCSF has no activity for is "Other", and then its name must be the source's own. */
export function ocsfActivity(eventName: string, events: EventCatalog): Activity {
  const known = BY_VERB[events.verb(eventName)];
  if (known !== undefined) return known;
  const label = events.label(eventName);
  return label === '' ? UNKNOWN : { id: OTHER, name: label };
}
