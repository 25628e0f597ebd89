import { folded } from '@/lib/archive/columns/folded-texts';
import type { IndexColumns } from '@/lib/archive/index/index-columns';
import type { Actor } from '@/lib/audit-log/entry';
import type { EventCatalog } from '@/lib/audit-log/events';
import type { AuditLogQuery, EventTerm, IdTerm, Terms } from '@/lib/audit-log/query';
import type { AuditLogSource } from '@/lib/audit-log/source';

/** One answer for every value of a dictionary, or for every row: 1 passes. `undefined`: nothing was asked of it. */
export type Mask = Uint8Array | undefined;

/** Whether the value at a place of a dictionary is one of some terms. */
type Matcher = (place: number) => boolean;

/** The query's events and kinds. */
export function eventMask({ events }: IndexColumns, { event, kind }: AuditLogQuery, catalog: EventCatalog): Mask {
  const { values } = events;
  const kinds = values.map((name) => catalog.kind(name) ?? 'none');
  const ofEvent = maskOf(values.length, event, (terms) => eventMatcher(values, terms, catalog));
  const ofKind = maskOf(values.length, kind, (terms) => (place) => terms.some((term) => term === kinds[place]));
  return ofKind === undefined ? ofEvent : (ofEvent?.map((passes, place) => passes & (ofKind[place] ?? 0)) ?? ofKind);
}

export function actorMask({ actors, actorNames, actorEmails }: IndexColumns, { actor }: AuditLogQuery): Mask {
  const texts = [actorNames(), actorEmails()];
  return maskOf(actors.values.length, actor, (terms) => idMatcher(actors.values, terms, texts));
}

/** The query's teams, and for a team's source that team alone. */
export function teamMask({ teams, teamNames }: IndexColumns, { team }: AuditLogQuery, source: AuditLogSource): Mask {
  const asked = maskOf(teams.values.length, team, (terms) => idMatcher(teams.values, terms, [teamNames()]));
  if (source.type === 'organization') return asked;
  return Uint8Array.from(teams.values, (value, place) => (value?.id === source.teamId ? (asked?.[place] ?? 1) : 0));
}

function maskOf<Term>(size: number, terms: Terms<Term>, matcher: (terms: readonly Term[]) => Matcher): Mask {
  if (!hasTerms(terms)) return undefined;
  const { include, exclude } = terms;
  const isIncluded = include.length === 0 ? () => true : matcher(include);
  const isExcluded = exclude.length === 0 ? () => false : matcher(exclude);
  return Uint8Array.from({ length: size }, (_, place) => (isIncluded(place) && !isExcluded(place) ? 1 : 0));
}

function eventMatcher(values: readonly string[], terms: readonly EventTerm[], catalog: EventCatalog): Matcher {
  const whole = new Set(terms.filter((term) => typeof term === 'string'));
  const parts = foldedParts(terms);
  return (place) => {
    const name = values[place] ?? '';
    return whole.has(name) || containsAny(folded(name), parts) || containsAny(folded(catalog.label(name)), parts);
  };
}

/** `texts`: what parts of names are looked for in, in lower case. */
function idMatcher(
  values: readonly (Actor | undefined)[],
  terms: readonly IdTerm[],
  texts: readonly (readonly string[])[],
): Matcher {
  const ids = new Set(terms.filter((term) => typeof term === 'number'));
  const whole = new Set(terms.flatMap((term) => (typeof term === 'object' && 'is' in term ? term.is : [])));
  const parts = foldedParts(terms);
  const none = terms.includes('none');
  return (place) => {
    const { id, name, email } = values[place] ?? {};
    if (id !== undefined && ids.has(id)) return true;
    if (none && id === undefined && !name && !email) return true;
    if ((name !== undefined && whole.has(name)) || (email !== undefined && whole.has(email))) return true;
    return parts.length > 0 && texts.some((of) => containsAny(of[place] ?? '', parts));
  };
}

/** The parts that texts are to contain, in lower case. */
export function foldedParts(terms: readonly (object | string | number)[]): readonly string[] {
  return terms.flatMap((term) => {
    if (typeof term !== 'object' || !('contains' in term)) return [];
    return typeof term.contains === 'string' ? folded(term.contains) : [];
  });
}

export function containsAny(text: string, parts: readonly string[]): boolean {
  return parts.some((part) => text.includes(part));
}

export function hasTerms({ include, exclude }: Terms<unknown>): boolean {
  return include.length > 0 || exclude.length > 0;
}
