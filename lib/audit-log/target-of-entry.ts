import type { AuditLogEntry } from './entry';
import type { EventCatalog } from './events';
import type { Target } from './target';

type AboutSomething = Pick<AuditLogEntry, 'eventName' | 'targetId' | 'team'>;

/**
 * The object an entry is about; `undefined` where its kind or id is not known. What happens to a team's people is filed
 * under the team, but may bear a person's id: that one is no team.
 */
export function targetOfEntry(
  { eventName, targetId, team }: AboutSomething,
  events: Pick<EventCatalog, 'kind' | 'verb'>,
): Target | undefined {
  const kind = events.kind(eventName);
  if (kind === undefined || targetId === undefined || targetId === '') return undefined;
  if (kind === 'team' && (team === undefined ? events.verb(eventName) === 'access' : String(team.id) !== targetId)) {
    return undefined;
  }
  return { kind, id: targetId };
}
