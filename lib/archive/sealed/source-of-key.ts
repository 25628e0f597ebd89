import type { AuditLogSource } from '@/lib/audit-log/source';
import { isZone } from '@/lib/zone';

const SOURCE_KEY = /^(?<zone>[^/]+)\/organization\/(?<organization>\d{1,16})(?:\/team\/(?<team>\d{1,16}))?$/;

/** The inverse of `sourceKey` and, for a key without team, of `organizationKey`. */
export function sourceOfKey(key: string): AuditLogSource | undefined {
  const { zone, organization, team } = SOURCE_KEY.exec(key)?.groups ?? {};
  if (!isZone(zone)) return undefined;
  const reference = { zone, organizationId: Number(organization) };
  return team === undefined
    ? { ...reference, type: 'organization' }
    : { ...reference, type: 'team', teamId: Number(team) };
}
