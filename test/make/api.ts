import type { Zone } from '@/lib/zone';
import { createAccountApi } from './account-api';
import { type Answer, REFUSED } from './answer';
import { auditLogDetail, auditLogFilters, listAuditLogs } from './audit-log-api';
import { RefusedRequest } from './query-parameters';
import type { Quirks } from './quirks';
import type { StandInOrganization } from './stand-in-organization';
import type { StandInToken, World } from './world';

export interface ApiRequest {
  readonly zone: Zone;
  readonly method: string;
  /** Path and query below `/api/v2`. */
  readonly url: string;
  readonly authorization: string | undefined;
}

type Route = (token: StandInToken, url: string, ids: readonly string[]) => Answer;

/** Make's API v2, as far as it is documented and used. */
export function createApi(world: World, quirks: () => Quirks): (request: ApiRequest) => Answer {
  const account = createAccountApi(world.organizations);

  /** The organization if this person may see it in this zone, and its plan has audit logs; else why not. */
  function organizationFor(token: StandInToken, id: number): StandInOrganization | Answer {
    const organization = world.organizations.find((one) => one.id === id && one.zone === token.zone);
    if (organization === undefined) return REFUSED.notFound(`Organization not found '${id}'.`);
    if (!mayReadLogs(token) || token.organizations[id] === undefined) return REFUSED.forbidden();
    return organization.auditLogsDays === undefined ? REFUSED.notInPlan() : organization;
  }

  function asAdmin(token: StandInToken, id: number, use: (organization: StandInOrganization) => Answer): Answer {
    const organization = organizationFor(token, id);
    if ('status' in organization) return organization;
    return isAdmin(token, id) ? use(organization) : REFUSED.forbidden();
  }

  function asTeamAdmin(token: StandInToken, id: number, use: (organization: StandInOrganization) => Answer): Answer {
    const owner = world.organizations.find(
      ({ zone, sample }) => zone === token.zone && sample.teams.some((team) => team.id === id),
    );
    if (owner === undefined) return REFUSED.notFound(`Team not found '${id}'.`);
    const organization = organizationFor(token, owner.id);
    if ('status' in organization) return organization;
    return isAdmin(token, owner.id) || token.teams.includes(id) ? use(organization) : REFUSED.forbidden();
  }

  function detail(token: StandInToken, id: number, uuid: string, url: string): Answer {
    const organization = organizationFor(token, id);
    if ('status' in organization) return organization;
    const team = organization.log.find(uuid)?.team?.id;
    const isTeamAdmin = quirks().details === 'team-admins' && team !== undefined && token.teams.includes(team);
    if (!isAdmin(token, id) && !isTeamAdmin) return REFUSED.forbidden();
    return auditLogDetail(organization, uuid, url, quirks()) ?? REFUSED.notFound(`Audit log not found '${uuid}'.`);
  }

  const routes: readonly (readonly [path: RegExp, route: Route])[] = [
    [
      /^\/audit-logs\/organization\/(\d+)$/,
      (token, url, [id]) => asAdmin(token, Number(id), (one) => listAuditLogs(one, undefined, url, quirks())),
    ],
    [
      /^\/audit-logs\/organization\/(\d+)\/filters$/,
      (token, url, [id]) => asAdmin(token, Number(id), (one) => auditLogFilters(one, undefined, url)),
    ],
    [
      /^\/audit-logs\/team\/(\d+)$/,
      (token, url, [id]) => asTeamAdmin(token, Number(id), (one) => listAuditLogs(one, Number(id), url, quirks())),
    ],
    [
      /^\/audit-logs\/team\/(\d+)\/filters$/,
      (token, url, [id]) => asTeamAdmin(token, Number(id), (one) => auditLogFilters(one, Number(id), url)),
    ],
    [/^\/audit-logs\/(\d+)\/([^/]+)$/, (token, url, [id, uuid = '']) => detail(token, Number(id), uuid, url)],
    [/^\/users\/me$/, (token, url) => account.me(token, url)],
    [/^\/users\/me\/current-authorization$/, (token, url) => account.authorization(token, url)],
    [/^\/organizations$/, (token, url) => account.organizations(token, url)],
    [/^\/organizations\/(\d+)$/, (token, url, [id]) => account.organization(token, Number(id), url, quirks())],
    [/^\/teams$/, (token, url) => account.teams(token, url)],
    [/^\/teams\/(\d+)$/, (token, url, [id]) => account.team(token, Number(id), url)],
  ];

  return ({ zone, method, url, authorization }) => {
    if (method !== 'GET') return REFUSED.method();
    const path = url.split('?')[0] ?? '';
    const found = routes.find(([pattern]) => pattern.test(path));
    if (found === undefined) return REFUSED.notFound(`No such endpoint '${path}'.`);
    const [pattern, route] = found;
    const token = world.tokens.find((one) => one.zone === zone && authorization === `Token ${one.token}`);
    if (token === undefined) return REFUSED.unauthorized();
    try {
      return route(token, url, (pattern.exec(path) ?? []).slice(1));
    } catch (error) {
      if (error instanceof RefusedRequest) return REFUSED.badRequest(error.message);
      throw error;
    }
  };
}

/** The document says `organization:read`; real tokens have `organizations:read`. */
function mayReadLogs({ scopes }: StandInToken): boolean {
  return scopes.includes('organizations:read') || scopes.includes('organization:read');
}

function isAdmin({ organizations }: StandInToken, id: number): boolean {
  return organizations[id] === 'owner' || organizations[id] === 'admin';
}
