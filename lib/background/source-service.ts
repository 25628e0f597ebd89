import type { Archive } from '@/lib/archive/contract';
import type { SettledQuery } from '@/lib/audit-log/query';
import { type AuditLogSource, sourceKey } from '@/lib/audit-log/source';
import type { Failure } from '@/lib/failure';
import type { RequestOptions } from '@/lib/make/contract';
import type { OlderEntries } from '@/lib/messaging/contract';
import { failureOf } from '@/lib/messaging/failure-of';
import type { SourceState } from '@/lib/state/state';
import { StorageError } from '@/lib/storage/storage-error';
import type { HeadPoll } from '@/lib/sync/head-poll';
import type { Older } from '@/lib/sync/older';
import { createOneFlight } from '@/lib/sync/one-flight';
import { type Clock, SECOND } from '@/lib/time';
import type { Zone } from '@/lib/zone';
import type { ConnectionBook } from './connections';
import type { SourceStates } from './source-states';
import type { SourceTurns } from './source-turns';

export interface SourceServiceDeps {
  readonly headPoll: HeadPoll;
  readonly older: Older;
  readonly archive: Pick<Archive, 'record' | 'updateRecord'>;
  readonly states: SourceStates;
  readonly turns: SourceTurns;
  readonly connections: Pick<ConnectionBook, 'of' | 'noteFailure' | 'noteSuccess'>;
  readonly now: Clock;
  /** History of the zone is kept in memory, and the room that is left there is for what is new. */
  readonly isTight: (zone: Zone) => Promise<boolean>;
  /** The state of a source changed in a way that its badge may show. */
  readonly onState: (source: AuditLogSource) => void;
  /** Make answered: what depends on how much is held may be thought about. */
  readonly onLook: (source: AuditLogSource) => void;
}

export interface SourceService {
  /** Looks at Make now. How it went is told by the source's state, never by an exception. */
  look(source: AuditLogSource, cause: RequestOptions['cause']): Promise<void>;
  /** As `look`, unless the last look is fresh. */
  open(source: AuditLogSource): Promise<void>;
  /** Throws what went wrong: it concerns only the one who scrolled. */
  loadOlder(source: AuditLogSource, query: SettledQuery): Promise<OlderEntries>;
  markSeen(source: AuditLogSource): Promise<void>;
}

/** A look this young (ms) shows the person what Make would show. */
const FRESH = 30 * SECOND;

export function createSourceService(deps: SourceServiceDeps): SourceService {
  const { headPoll, older, archive, states, turns, connections, now, isTight, onState, onLook } = deps;
  const looks = createOneFlight<void>();
  const loads = createOneFlight<OlderEntries>();
  async function lookNow(source: AuditLogSource, cause: RequestOptions['cause']): Promise<void> {
    await states.change(source, (state) => ({ ...state, activity: 'checking' }));
    let failure: Failure | undefined;
    let changed = true;
    try {
      const outcome = await headPoll(source, { cause });
      changed = outcome.added + outcome.changed > 0;
      await connections.noteSuccess(source.zone);
    } catch (error) {
      // Pages read before the failure are kept; the state must show them.
      failure = failureOf(error);
      await connections.noteFailure(source.zone, failure);
    }
    const record = await archive.record(source).catch(() => undefined);
    const settle = (state: SourceState) => settledState(state, now(), failure);
    await (record === undefined ? states.change(source, settle) : states.publish(source, record, settle));
    if (changed) await states.bump(source);
    onState(source);
    if (failure === undefined) onLook(source);
  }

  const look: SourceService['look'] = (source, cause) =>
    looks(sourceKey(source), () => turns.run(source, () => lookNow(source, cause)));

  return {
    look,

    async open(source) {
      const state = await states.hydrated(source);
      const connection = await connections.of(source.zone);
      // A refused token is not sent again by itself; the connection already says what is wrong with it.
      if (connection === undefined || connection.trouble?.kind === 'unauthorized') return;
      const last = state?.lastAttemptAt ?? state?.record.lastSuccessAt;
      // What an earlier token was told says nothing of this one.
      const fresh = last !== undefined && last >= connection.connectedAt && last <= now() && now() - last < FRESH;
      if (!fresh) await look(source, 'person');
    },

    loadOlder: (source, query) =>
      loads(JSON.stringify([sourceKey(source), query]), () =>
        turns.run(source, async () => {
          await states.change(source, (state) => ({ ...state, activity: 'loading-older' }));
          try {
            if (await isTight(source.zone)) throw new StorageError('memory-full');
            return await older.load(source, query, { cause: 'person' });
          } catch (error) {
            await connections.noteFailure(source.zone, failureOf(error));
            throw error;
          } finally {
            const record = await archive.record(source).catch(() => undefined);
            const settle = (state: SourceState): SourceState => ({ ...state, activity: 'idle' });
            await (record === undefined ? states.change(source, settle) : states.publish(source, record, settle));
            await states.bump(source);
            onState(source);
          }
        }),
      ),

    async markSeen(source) {
      const record = await archive.updateRecord(source, (before) => ({ ...before, unseen: 0, seenAt: now() }));
      await states.publish(source, record);
      onState(source);
    },
  };
}

function settledState(
  { failure: _, ...state }: SourceState,
  lastAttemptAt: number,
  failure: Failure | undefined,
): SourceState {
  return { ...state, activity: 'idle', lastAttemptAt, ...(failure === undefined ? {} : { failure }) };
}
