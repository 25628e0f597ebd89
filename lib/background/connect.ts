import type { OrganizationRef } from '@/lib/audit-log/source';
import type { FailureKind } from '@/lib/failure';
import type { MakeClient, MakeOrganization, Person, WithToken } from '@/lib/make/contract';
import { MakeApiError } from '@/lib/make/make-api-error';
import type { CommandRequest, ConnectReport } from '@/lib/messaging/contract';
import { failureOf } from '@/lib/messaging/failure-of';
import type { Connection } from '@/lib/state/state';
import type { ZoneQueue } from '@/lib/sync/zone-queue';
import type { Clock } from '@/lib/time';
import { cleanApiToken } from '@/lib/vault/api-token';
import type { TokenVault } from '@/lib/vault/contract';
import type { Zone } from '@/lib/zone';
import type { ConnectionBook } from './connections';
import type { RemoveHistory } from './remove-history';

export interface ConnectDeps {
  /** A client whose every request carries the token that `withToken` hands it: one that is not kept yet. */
  readonly clientWith: (withToken: WithToken) => MakeClient;
  readonly vault: Pick<TokenVault, 'put'>;
  readonly connections: Pick<ConnectionBook, 'of' | 'publish'>;
  readonly queue: Pick<ZoneQueue, 'abort'>;
  /** Resolves when nothing that was asked before is under way any more. */
  readonly settled: () => Promise<void>;
  readonly removeHistory: RemoveHistory;
  /** The organization on screen in this zone, if there is one. */
  readonly organizationInView: (zone: Zone) => Promise<number | undefined>;
  readonly now: Clock;
  readonly onConnected: (zone: Zone) => void;
}

export type Connect = (request: CommandRequest<'connection.connect'>) => Promise<ConnectReport>;

type AuditLogAnswer = ConnectReport['organizations'][number]['auditLog'];

const PERSON = { cause: 'person' } as const;
const REFUSALS: readonly FailureKind[] = ['forbidden', 'not-in-plan', 'not-found', 'rejected', 'invalid-response'];
/** Characters of a token that are shown, to tell tokens apart. */
const SHOWN = 4;

/**
 * Tests the token and keeps it if Make knows it. Throws `MakeApiError`, with nothing kept: `not-a-token`,
 * `unauthorized`, or whatever kept Make from answering. That an organization has no audit log, or not for this
 * person, is no reason to refuse the token; the report says so.
 */
export function createConnect(deps: ConnectDeps): Connect {
  const { clientWith, vault, connections, queue, settled, removeHistory, organizationInView, now, onConnected } = deps;

  return async ({ zone, token: pasted, keepToken, keepHistory }) => {
    const token = cleanApiToken(pasted);
    if (token === undefined) throw new MakeApiError({ kind: 'not-a-token' });
    const client = clientWith(async (asked, use) => {
      // The token is for this one zone, whatever is asked.
      if (asked !== zone) throw new MakeApiError({ kind: 'missing-token', zone: asked });
      return use(token);
    });

    const person = await allowed(client.getMe(zone, PERSON));
    const scopes = await allowed(client.getScopes(zone, PERSON));
    const listed = await allowed(client.listOrganizations(zone, PERSON));
    const organizations = (listed ?? []).filter((organization) => isOfZone(organization, zone));
    const asked = (await organizationInView(zone)) ?? organizations[0]?.id;
    const answer = asked === undefined ? undefined : await auditLogAnswer(client, { zone, organizationId: asked });

    const connection: Connection = {
      zone,
      last4: token.slice(-SHOWN),
      keepToken,
      keepHistory,
      connectedAt: now(),
      ...personOf(person),
      organizations: organizations.map(named),
    };
    const before = await connections.of(zone);
    await vault.put(connection, token);
    await connections.publish();
    // What was kept where the person no longer wants it must go, and what is on its way there with it.
    if (before !== undefined && before.keepHistory !== keepHistory) {
      queue.abort(zone);
      await settled();
      await removeHistory(zone);
    }
    onConnected(zone);
    return {
      connection,
      ...(scopes === undefined ? {} : { scopes }),
      organizations: connection.organizations.map((organization) => ({
        ...organization,
        auditLog: organization.id === asked ? (answer ?? 'unknown') : 'not-asked',
      })),
    };
  };
}

/** The answer, or `undefined` where Make knows the token but does not give it this: a scope not ticked, a plan without it. */
async function allowed<Value>(asking: Promise<Value>): Promise<Value | undefined> {
  try {
    return await asking;
  } catch (error) {
    if (REFUSALS.includes(failureOf(error).kind)) return undefined;
    throw error;
  }
}

async function auditLogAnswer(client: MakeClient, organization: OrganizationRef): Promise<AuditLogAnswer> {
  try {
    await client.getFilters({ type: 'organization', ...organization }, PERSON);
    return 'available';
  } catch (error) {
    const { kind } = failureOf(error);
    if (kind === 'unauthorized') throw error;
    return kind === 'forbidden' || kind === 'not-in-plan' ? kind : 'unknown';
  }
}

/** Make lists the organizations of every zone; this token opens only those of its own. */
function isOfZone(organization: MakeOrganization, zone: Zone): boolean {
  return organization.zone === undefined || organization.zone === zone;
}

function named({ id, name }: MakeOrganization): { readonly id: number; readonly name: string } {
  return { id, name: name ?? String(id) };
}

function personOf(person: Person | undefined): Pick<Connection, 'person'> {
  return person === undefined ? {} : { person };
}
