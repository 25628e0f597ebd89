import type { JsonObject } from '@/lib/json';
import type { Zone } from '@/lib/zone';
import { type Answer, ok, REFUSED } from './answer';
import { readQuery } from './query-parameters';
import type { Quirks } from './quirks';
import type { StandInOrganization } from './stand-in-organization';
import type { StandInToken } from './world';

export interface AccountApi {
  me(token: StandInToken, url: string): Answer;
  authorization(token: StandInToken, url: string): Answer;
  organizations(token: StandInToken, url: string): Answer;
  organization(token: StandInToken, id: number, url: string, quirks: Quirks): Answer;
  teams(token: StandInToken, url: string): Answer;
  team(token: StandInToken, id: number, url: string): Answer;
}

const PAGING = ['pg[offset]', 'pg[limit]', 'pg[sortBy]', 'pg[sortDir]'];
const ORGANIZATION_COLUMNS = ['id', 'name', 'timezoneId', 'countryId', 'zone', 'license', 'serviceName'];
const PG = { sortBy: 'name', sortDir: 'asc', limit: 10_000, offset: 0 };

/** The few endpoints beside the audit log that are asked; shapes from Make's own SDK. */
export function createAccountApi(organizations: readonly StandInOrganization[]): AccountApi {
  const known = (token: StandInToken) => organizations.filter(({ id }) => token.organizations[id] !== undefined);

  function here(token: StandInToken, id: number): StandInOrganization | undefined {
    return known(token).find((one) => one.id === id && one.zone === token.zone);
  }

  return {
    me(token, url) {
      readQuery(url, { single: [] });
      return ok({
        authUser: {
          ...token.person,
          language: 'en',
          timezoneId: 113,
          localeId: 1,
          countryId: 1,
          lastLogin: '2026-11-02T08:11:30.000Z',
          timezone: 'Europe/Prague',
          locale: 'en',
        },
      });
    },
    authorization(token, url) {
      readQuery(url, { single: [] });
      return ok({ authorization: { authUsed: 'token', scope: [...token.scopes] } });
    },
    organizations(token, url) {
      const columns = readQuery(url, { single: PAGING, lists: ['cols'] }).list('cols');
      if (!token.scopes.includes('organizations:read')) return REFUSED.forbidden();
      const wanted = columns.length === 0 ? ORGANIZATION_COLUMNS.slice(0, 4) : columns;
      const rows = known(token).map((organization) => pickColumns(listed(organization, token.zone), wanted));
      return ok({ organizations: rows, pg: PG });
    },
    organization(token, id, url, quirks) {
      readQuery(url, { single: ['wait'] });
      if (!token.scopes.includes('organizations:read')) return REFUSED.forbidden();
      const organization = here(token, id);
      if (organization === undefined) return REFUSED.notFound(`Organization not found '${id}'.`);
      const { zone, name, sample } = organization;
      return ok({
        organization: {
          id,
          name,
          zone,
          productName: 'Make',
          serviceName: zone.split('.')[0] ?? zone,
          timezoneId: 113,
          teams: sample.teams.map((team) => ({ id: team.id, name: team.name })),
          license: license(organization, quirks),
        },
      });
    },
    teams(token, url) {
      const parameters = readQuery(url, {
        single: ['organizationId', 'includePrivateSpaces', ...PAGING],
        lists: ['cols'],
      });
      if (!token.scopes.includes('teams:read')) return REFUSED.forbidden();
      const id = parameters.integer('organizationId');
      if (id === undefined) return REFUSED.badRequest("Parameter 'organizationId' is required.");
      const organization = here(token, id);
      if (organization === undefined) return REFUSED.notFound(`Organization not found '${id}'.`);
      return ok({
        teams: organization.sample.teams.map((team) => ({ id: team.id, name: team.name, organizationId: id })),
        pg: PG,
      });
    },
    team(token, id, url) {
      readQuery(url, { single: [], lists: ['cols'] });
      if (!token.scopes.includes('teams:read')) return REFUSED.forbidden();
      for (const organization of known(token).filter(({ zone }) => zone === token.zone)) {
        const team = organization.sample.teams.find((one) => one.id === id);
        if (team !== undefined) return ok({ team: { id, name: team.name, organizationId: organization.id } });
      }
      return REFUSED.notFound(`Team not found '${id}'.`);
    },
  };
}

/** In the list, an organization of another zone shows little of itself. */
function listed({ id, name, zone, apiLimit }: StandInOrganization, here: Zone): JsonObject {
  const everywhere = { id, name, timezoneId: 113, countryId: 1, zone };
  return zone === here ? { ...everywhere, license: { apiLimit }, serviceName: zone.split('.')[0] ?? zone } : everywhere;
}

function pickColumns(row: JsonObject, columns: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(row).filter(([name]) => columns.includes(name)));
}

function license({ auditLogsDays, apiLimit }: StandInOrganization, quirks: Quirks): JsonObject {
  const limits = { users: 1000, activeScenarios: 0, ...(quirks.apiLimit === 'number' ? { apiLimit } : {}) };
  switch (quirks.auditLogsDays) {
    case 'absent':
      return limits;
    case 'zero':
      return { ...limits, auditLogsDays: 0 };
    case 'null':
      return { ...limits, auditLogsDays: null };
    default:
      return auditLogsDays === undefined ? limits : { ...limits, auditLogsDays };
  }
}
