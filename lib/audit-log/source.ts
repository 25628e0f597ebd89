import type { Zone } from '../zone';

/** The organization whose entries are kept together: uuids are unique in it. */
export interface OrganizationRef {
  readonly zone: Zone;
  readonly organizationId: number;
}

/** Whose audit log is read. A team's log needs its organization too: the detail endpoint asks for it. */
export type AuditLogSource =
  | (OrganizationRef & { readonly type: 'organization' })
  | (OrganizationRef & { readonly type: 'team'; readonly teamId: number });

/** `eu1.make.com/organization/123` */
export function organizationKey({ zone, organizationId }: OrganizationRef): string {
  return `${zone}/organization/${organizationId}`;
}

/** `eu1.make.com/organization/123` or `eu1.make.com/organization/123/team/45`: a stable key for stored state. */
export function sourceKey(source: AuditLogSource): string {
  const organization = organizationKey(source);
  return source.type === 'organization' ? organization : `${organization}/team/${source.teamId}`;
}

export function sameSource(a: AuditLogSource | undefined, b: AuditLogSource | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && sourceKey(a) === sourceKey(b));
}
