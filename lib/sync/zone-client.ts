import type { MakeClient, RequestOptions } from '../make/contract';
import { MakeApiError } from '../make/make-api-error';
import type { Wait } from '../make/wait';
import { type Clock, SECOND } from '../time';
import type { Zone } from '../zone';
import type { ZoneQueue } from './zone-queue';

export interface ZoneClientDeps {
  readonly client: MakeClient;
  readonly queue: ZoneQueue;
  /** Whether the browser lets us reach the zone; asked each time, as a person can withdraw it at any moment. */
  readonly hasAccess: (zone: Zone) => Promise<boolean>;
  readonly now: Clock;
  readonly wait: Wait;
}

/** A look that nobody waits for waits this long (ms) for its share of the request limit, out of everybody's way. */
const PATIENCE = 15 * SECOND;

/** The client with one request per zone at a time. Throws `no-access` where the browser would only say "failed". */
export function createZoneClient({ client, queue, hasAccess, now, wait }: ZoneClientDeps): MakeClient {
  async function inTurn<Value>(
    zone: Zone,
    options: RequestOptions,
    ask: (options: RequestOptions) => Promise<Value>,
  ): Promise<Value> {
    for (;;) {
      try {
        return await once(zone, options, ask);
      } catch (error) {
        const delay = shareIn(error, now());
        if (options.cause !== 'background' || delay === undefined || delay > PATIENCE) throw error;
        await wait(Math.max(delay, 1), options.signal);
      }
    }
  }

  function once<Value>(
    zone: Zone,
    options: RequestOptions,
    ask: (options: RequestOptions) => Promise<Value>,
  ): Promise<Value> {
    return queue.run(zone, options.yields ? 'background' : options.cause, async (removed) => {
      if (!(await hasAccess(zone))) throw new MakeApiError({ kind: 'no-access', zone });
      const signal = options.signal === undefined ? removed : AbortSignal.any([removed, options.signal]);
      return ask({ ...options, signal });
    });
  }

  return {
    listAuditLogs: (source, parameters, options) =>
      inTurn(source.zone, options, (inner) => client.listAuditLogs(source, parameters, inner)),
    getFilters: (source, options) => inTurn(source.zone, options, (inner) => client.getFilters(source, inner)),
    getDetail: (organization, uuid, options) =>
      inTurn(organization.zone, options, (inner) => client.getDetail(organization, uuid, inner)),
    getMe: (zone, options) => inTurn(zone, options, (inner) => client.getMe(zone, inner)),
    getScopes: (zone, options) => inTurn(zone, options, (inner) => client.getScopes(zone, inner)),
    listOrganizations: (zone, options) => inTurn(zone, options, (inner) => client.listOrganizations(zone, inner)),
    getOrganization: (organization, options) =>
      inTurn(organization.zone, options, (inner) => client.getOrganization(organization, inner)),
    listTeams: (organization, options) =>
      inTurn(organization.zone, options, (inner) => client.listTeams(organization, inner)),
    getTeam: (zone, teamId, options) => inTurn(zone, options, (inner) => client.getTeam(zone, teamId, inner)),
  };
}

function shareIn(error: unknown, now: number): number | undefined {
  return error instanceof MakeApiError && error.failure.kind === 'budget' ? error.failure.until - now : undefined;
}
