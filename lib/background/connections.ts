import type { Failure, FailureKind } from '@/lib/failure';
import type { SessionState } from '@/lib/state/session-state';
import type { Connection } from '@/lib/state/state';
import type { TokenVault } from '@/lib/vault/contract';
import type { Zone } from '@/lib/zone';

/** What is known of the connections, in session state; the tokens themselves stay in the vault. */
export interface ConnectionBook {
  /** Brings session state in line with the vault, where the browser or a person cleared it. */
  publish(): Promise<void>;
  of(zone: Zone): Promise<Connection | undefined>;
  all(): Promise<readonly Connection[]>;
  /** A request failed: if it is the token or the access, the connection says so from now on. */
  noteFailure(zone: Zone, failure: Failure): Promise<void>;
  /** A request was answered: whatever the trouble was, it is over. */
  noteSuccess(zone: Zone): Promise<void>;
}

/** Failures that asking again does not mend: the person has to do something first. */
const TROUBLES: readonly FailureKind[] = ['unauthorized', 'missing-token', 'token-damaged', 'no-access', 'locked'];

export interface ConnectionBookDeps {
  readonly vault: Pick<TokenVault, 'connections'>;
  readonly state: Pick<SessionState, 'connections' | 'setConnections'>;
  readonly onChange: () => void;
}

export function createConnectionBook({ vault, state, onChange }: ConnectionBookDeps): ConnectionBook {
  // Reading and writing the state is not one step.
  let last: Promise<unknown> = Promise.resolve();
  function change(update: (connections: readonly Connection[]) => readonly Connection[]): Promise<void> {
    const changed = last.then(async () => {
      const before = await all();
      const after = update(before);
      if (after === before) return;
      await state.setConnections(after);
      onChange();
    });
    last = changed.catch(() => {});
    return changed;
  }

  async function all(): Promise<readonly Connection[]> {
    return Object.values(await state.connections.get());
  }

  return {
    all,
    of: async (zone) => (await state.connections.get())[zone],
    async publish() {
      const kept = await vault.connections();
      await change((before) =>
        kept.map((connection) => {
          const known = before.find((one) => one.zone === connection.zone);
          // The vault does not know that Make refuses the very token it keeps.
          const trouble = known?.connectedAt === connection.connectedAt ? known.trouble : undefined;
          return connection.trouble !== undefined || trouble === undefined ? connection : { ...connection, trouble };
        }),
      );
    },
    noteFailure: (zone, failure) =>
      TROUBLES.includes(failure.kind)
        ? change((before) =>
            before.some((one) => one.zone === zone && one.trouble?.kind !== failure.kind)
              ? before.map((one) => (one.zone === zone ? { ...one, trouble: failure } : one))
              : before,
          )
        : Promise.resolve(),
    noteSuccess: (zone) =>
      change((before) =>
        before.some((one) => one.zone === zone && one.trouble !== undefined)
          ? before.map((one) => (one.zone === zone ? withoutTrouble(one) : one))
          : before,
      ),
  };
}

function withoutTrouble({ trouble: _, ...connection }: Connection): Connection {
  return connection;
}
