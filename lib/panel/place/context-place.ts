import type { AuditLogSource, OrganizationRef } from '@/lib/audit-log/source';
import type { Target } from '@/lib/audit-log/target';
import type { PageContext } from '@/lib/page-context';
import type { Connections } from '@/lib/state/state';

/** What the panel is turned to: what a page is about, or what the person chose by hand. */
export interface Place extends OrganizationRef {
  readonly organizationName?: string;
  readonly teamId?: number;
  readonly teamName?: string;
  readonly target?: Target;
}

/** How much of the log a place shows: `page` is the narrowest that the place names. */
export type Level = 'page' | 'team' | 'organization';

/** The part of the source's log that is asked for. */
export type Scope =
  | { readonly type: 'target'; readonly target: Target }
  | { readonly type: 'team'; readonly teamId: number }
  | { readonly type: 'organization' };

/** `undefined` while the page's organization is not known. */
export function placeOf(page: PageContext | undefined): Place | undefined {
  if (page?.organizationId === undefined || page.state === 'no-organization') return undefined;
  const { zone, organizationId, organizationName, teamId, teamName, target } = page;
  return {
    zone,
    organizationId,
    ...(organizationName === undefined ? {} : { organizationName }),
    ...(teamId === undefined ? {} : { teamId }),
    ...(teamName === undefined ? {} : { teamName }),
    ...(target === undefined ? {} : { target }),
  };
}

/** A place out of an address has no names: those of its connection's organizations are known. */
export function withKnownName(place: Place | undefined, connections: Connections | undefined): Place | undefined {
  if (place === undefined || place.organizationName !== undefined) return place;
  const listed = connections?.[place.zone]?.organizations.find(({ id }) => id === place.organizationId);
  return listed === undefined ? place : { ...place, organizationName: listed.name };
}

/** The scopes a place offers, from narrow to wide. A team's log cannot answer for the organization. */
export function scopesOf(place: Place, source: AuditLogSource): readonly Scope[] {
  return [
    ...(place.target === undefined ? [] : [{ type: 'target', target: place.target } as const]),
    ...(place.teamId === undefined ? [] : [{ type: 'team', teamId: place.teamId } as const]),
    ...(source.type === 'team' ? [] : [{ type: 'organization' } as const]),
  ];
}

/** The scope of a level; the nearest wider one where the place has none of it. */
export function scopeAt(level: Level, scopes: readonly Scope[]): Scope {
  const wanted = { page: 0, team: scopes.findIndex(({ type }) => type !== 'target'), organization: -1 }[level];
  return scopes.at(wanted) ?? { type: 'organization' };
}

export function samePlace(a: Place | undefined, b: Place | undefined): boolean {
  return placeKey(a) === placeKey(b);
}

/** The same for the same place, whatever it is called. */
export function placeKey(place: Place | undefined): string | undefined {
  if (place === undefined) return undefined;
  const { zone, organizationId, teamId, target } = place;
  return JSON.stringify([zone, organizationId, teamId, target?.kind, target?.id]);
}
