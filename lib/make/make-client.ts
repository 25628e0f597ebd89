import type { Failure } from '@/lib/failure';
import type { Clock } from '@/lib/time';
import { SECOND } from '@/lib/time';
import type { Zone } from '@/lib/zone';
import type { MakeClient, RequestOptions, WithToken } from './contract';
import { type Asked, failureOfStatus } from './failure-of-status';
import { MakeApiError } from './make-api-error';
import {
  auditLogsUrl,
  currentAuthorizationUrl,
  detailUrl,
  filtersUrl,
  meUrl,
  organizationDetailUrl,
  organizationsUrl,
  teamDetailUrl,
  teamsUrl,
} from './make-url';
import { parseAnswer } from './parse-answer';
import type { BudgetScope, RateBudget } from './rate-budget';
import {
  readOrganizationAnswer,
  readOrganizationsAnswer,
  readPerson,
  readScopes,
  readTeamAnswer,
  readTeamsAnswer,
} from './read-account';
import { readAuditLogDetail, readAuditLogPage } from './read-audit-log-page';
import { readErrorText } from './read-error-text';
import { readFilters } from './read-filters';
import { type Answer, request } from './request';
import { readRetryAfter } from './retry-after';
import type { Wait } from './wait';

/** After a 5xx: once more after about 1 s, and once more after about 3 s. */
const RETRY_DELAYS = [SECOND, 3 * SECOND];

interface Ask {
  readonly url: string;
  readonly scope: BudgetScope;
  readonly asked: Asked;
}

export interface MakeClientDependencies {
  readonly fetch: typeof globalThis.fetch;
  readonly withToken: WithToken;
  readonly budget: RateBudget;
  readonly now: Clock;
  readonly wait: Wait;
  /** 0 up to 1. */
  readonly random: () => number;
}

export function createMakeClient(dependencies: MakeClientDependencies): MakeClient {
  const { fetch, withToken, budget, now, wait, random } = dependencies;

  async function get(ask: Ask, options: RequestOptions): Promise<unknown> {
    try {
      return await getWithRetries(ask, options);
    } catch (error) {
      if (error instanceof MakeApiError) throw error;
      throw new MakeApiError({ kind: options.signal?.aborted ? 'interrupted' : 'unexpected' });
    }
  }

  async function getWithRetries(ask: Ask, options: RequestOptions): Promise<unknown> {
    for (const delay of [...RETRY_DELAYS, undefined]) {
      await budget.enter(ask.scope, options);
      const { answer, failure } = await send(ask, options);
      if (answer.status === 429) throw await rateLimited(ask.scope, answer);
      if (failure === undefined || answer.status < 500) await budget.answered(ask.scope);
      if (failure === undefined) return parseAnswer(answer, ask.scope.zone);
      // A server that names its own time is not asked again before it.
      if (answer.status < 500 || answer.retryAfter !== null || delay === undefined) throw new MakeApiError(failure);
      await wait(delay * (0.5 + random()), options.signal);
    }
    throw new MakeApiError({ kind: 'unexpected' });
  }

  function send(
    { url, scope, asked }: Ask,
    { signal }: RequestOptions,
  ): Promise<{ answer: Answer; failure?: Failure }> {
    const { zone } = scope;
    return withToken(zone, async (token) => {
      const answer = await request(fetch, { zone, url, token, signal });
      const { status, contentType, body } = answer;
      if (status >= 200 && status < 300) return { answer };
      const text = body.type === 'text' ? readErrorText(body.text, contentType, token) : undefined;
      return { answer, failure: failureOfStatus(status, { zone, asked, text, contentType }) };
    });
  }

  async function rateLimited(scope: BudgetScope, { retryAfter }: Answer): Promise<MakeApiError> {
    const until = await budget.limited(scope, readRetryAfter(retryAfter, now()));
    return new MakeApiError({ kind: 'rate-limited', zone: scope.zone, until });
  }

  return {
    async listAuditLogs(source, parameters, options) {
      const ask: Ask = { url: auditLogsUrl(source, parameters), scope: source, asked: source.type };
      return readAuditLogPage(await get(ask, options), source);
    },
    async getFilters(source, options) {
      const ask: Ask = { url: filtersUrl(source), scope: source, asked: source.type };
      return expected(source.zone, readFilters(await get(ask, options)));
    },
    async getDetail(organization, uuid, options) {
      const ask: Ask = { url: detailUrl(organization, uuid), scope: organization, asked: 'detail' };
      return readAuditLogDetail(await get(ask, options), organization, uuid);
    },
    async getMe(zone, options) {
      const ask: Ask = { url: meUrl(zone), scope: { zone }, asked: 'other' };
      return expected(zone, readPerson(await get(ask, options)));
    },
    async getScopes(zone, options) {
      const ask: Ask = { url: currentAuthorizationUrl(zone), scope: { zone }, asked: 'other' };
      return expected(zone, readScopes(await get(ask, options)));
    },
    async listOrganizations(zone, options) {
      const ask: Ask = { url: organizationsUrl(zone), scope: { zone }, asked: 'other' };
      return expected(zone, readOrganizationsAnswer(await get(ask, options)));
    },
    async getOrganization(organization, options) {
      const ask: Ask = { url: organizationDetailUrl(organization), scope: organization, asked: 'organization' };
      const found = readOrganizationAnswer(await get(ask, options));
      return expected(organization.zone, found?.id === organization.organizationId ? found : undefined);
    },
    async listTeams(organization, options) {
      const ask: Ask = { url: teamsUrl(organization), scope: organization, asked: 'organization' };
      return expected(organization.zone, readTeamsAnswer(await get(ask, options)));
    },
    async getTeam(zone, teamId, options) {
      const ask: Ask = { url: teamDetailUrl(zone, teamId), scope: { zone }, asked: 'team' };
      const found = readTeamAnswer(await get(ask, options));
      return expected(zone, found?.id === teamId ? found : undefined);
    },
  };
}

function expected<Value>(zone: Zone, value: Value | undefined): Value {
  if (value === undefined) throw new MakeApiError({ kind: 'invalid-response', zone, reason: 'unexpected-shape' });
  return value;
}
