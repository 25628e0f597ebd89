import type { Archive } from '@/lib/archive/contract';
import { type OrganizationRef, organizationKey } from '@/lib/audit-log/source';
import type { LimitStore, MakeClient } from '@/lib/make/contract';
import type { OrganizationDescription } from '@/lib/messaging/contract';
import { failureOf } from '@/lib/messaging/failure-of';
import { id, list, number, object, optional, text } from '@/lib/shape';
import { createOneFlight } from '@/lib/sync/one-flight';
import { type Clock, DAY } from '@/lib/time';
import { keptIfPossible } from './behind';
import type { ConnectionBook } from './connections';
import type { FiltersService } from './filters-service';
import { createKeptDocuments } from './kept-documents';
import type { PageNames } from './page-contexts';
import type { PageMemory } from './page-memory';
import type { UnderWay } from './under-way';

export interface OrganizationServiceDeps {
  readonly client: Pick<MakeClient, 'getOrganization'>;
  readonly archive: Pick<Archive, 'document' | 'putDocument'>;
  readonly connections: Pick<ConnectionBook, 'of'>;
  readonly filters: Pick<FiltersService, 'kept'>;
  readonly memory: Pick<PageMemory, 'team'>;
  readonly limits: Pick<LimitStore, 'set'>;
  readonly underWay: Pick<UnderWay, 'track'>;
  readonly now: Clock;
}

export interface OrganizationService {
  /** Kept for a day. Throws `MakeApiError` where Make does not answer and nothing is known. */
  describe(organization: OrganizationRef): Promise<OrganizationDescription>;
  /** The names that are known, without asking Make. */
  namesOf(organization: OrganizationRef, teamId: number | undefined): Promise<PageNames>;
}

const DOCUMENT = 'organization';

const shape = object<OrganizationDescription>({
  id,
  name: optional(text),
  teams: list(object<OrganizationDescription['teams'][number]>({ id, name: optional(text) })),
  auditLogsDays: optional(number),
});

export function createOrganizationService(deps: OrganizationServiceDeps): OrganizationService {
  const { client, archive, connections, filters, memory, limits, underWay, now } = deps;
  const documents = createKeptDocuments({ archive, now, shape });
  const flights = createOneFlight<OrganizationDescription>();

  async function fetchNow(organization: OrganizationRef): Promise<OrganizationDescription> {
    const answer = await client.getOrganization(organization, { cause: 'person' });
    const { id, name, teams, auditLogsDays, apiLimit } = answer;
    if (apiLimit !== undefined) await limits.set(organizationKey(organization), apiLimit);
    const description: OrganizationDescription = {
      id,
      teams,
      ...(name === undefined ? {} : { name }),
      ...(auditLogsDays === undefined ? {} : { auditLogsDays }),
    };
    await keptIfPossible(() => documents.put(organization, DOCUMENT, description));
    return description;
  }

  function fetch(organization: OrganizationRef): Promise<OrganizationDescription> {
    return flights(organizationKey(organization), () => underWay.track(fetchNow(organization)));
  }

  /** What filters and connection tell where the token may not read the organization itself. */
  async function known(organization: OrganizationRef): Promise<OrganizationDescription> {
    const { organizationName: name } = await namesOf(organization, undefined);
    const teams = (await filters.kept({ type: 'organization', ...organization }))?.teams ?? [];
    return { id: organization.organizationId, teams, ...(name === undefined ? {} : { name }) };
  }

  async function namesOf(organization: OrganizationRef, teamId: number | undefined): Promise<PageNames> {
    const { zone, organizationId } = organization;
    const kept = (await documents.get(organization, DOCUMENT))?.value;
    const listed = (await connections.of(zone))?.organizations.find(({ id }) => id === organizationId)?.name;
    const organizationName = kept?.name ?? listed;
    const teamName = teamId === undefined ? undefined : await teamNameOf(organization, teamId, kept);
    return {
      ...(organizationName === undefined ? {} : { organizationName }),
      ...(teamName === undefined ? {} : { teamName }),
    };
  }

  async function teamNameOf(
    organization: OrganizationRef,
    teamId: number,
    kept: OrganizationDescription | undefined,
  ): Promise<string | undefined> {
    const confirmed = (await memory.team(organization.zone, teamId))?.name;
    if (confirmed !== undefined) return confirmed;
    const offered = await filters.kept({ type: 'organization', ...organization });
    return [...(kept?.teams ?? []), ...(offered?.teams ?? [])].find(({ id }) => id === teamId)?.name;
  }

  return {
    namesOf,
    async describe(organization) {
      const kept = await documents.get(organization, DOCUMENT);
      if (kept !== undefined && now() - kept.at < DAY) return kept.value;
      try {
        return await fetch(organization);
      } catch (error) {
        if (kept !== undefined) return kept.value;
        const { kind } = failureOf(error);
        if (kind === 'forbidden' || kind === 'not-found') return known(organization);
        throw error;
      }
    },
  };
}
