import type { Backfill } from '@/lib/archive/backfill';
import type { Archive, SourceRecord } from '@/lib/archive/contract';
import { type AuditLogSource, sourceKey } from '@/lib/audit-log/source';
import type { AlarmsApi } from '@/lib/browser/alarms';
import type { Wait } from '@/lib/make/wait';
import { failureOf } from '@/lib/messaging/failure-of';
import type { SettingsStore } from '@/lib/state/state';
import { isFull } from '@/lib/storage/storage-error';
import type { BackfillStep } from '@/lib/sync/backfill-step';
import { type Clock, MINUTE, SECOND } from '@/lib/time';
import type { Zone } from '@/lib/zone';
import { BACKFILL_ALARM, setBackfillAlarm } from './backfill-alarm';
import {
  begun,
  goingOn,
  isDueBySetting,
  isUnderWay,
  type LackingRoom,
  lackingAs,
  paused,
  withoutRoom,
} from './backfill-record';
import type { ConnectionBook } from './connections';
import type { SourceStates } from './source-states';
import type { SourceTurns } from './source-turns';

export interface BackfillServiceDeps {
  readonly step: BackfillStep;
  readonly archive: Pick<Archive, 'record' | 'updateRecord' | 'sources'>;
  readonly states: Pick<SourceStates, 'publish' | 'bump'>;
  readonly turns: SourceTurns;
  readonly connections: Pick<ConnectionBook, 'of' | 'noteFailure' | 'noteSuccess'>;
  readonly settings: Pick<SettingsStore, 'get'>;
  readonly alarms: AlarmsApi;
  readonly now: Clock;
  readonly wait: Wait;
  /** There is no more room on this computer: what comes is kept in memory, where a whole log has none either. */
  readonly isFull: () => Promise<boolean>;
  /** History of the zone is kept in memory, and the room that is left there is for what is new. */
  readonly isTight: (zone: Zone) => Promise<boolean>;
  /** Learns what Make allows the organization, and looks at the log's top if that was not done lately. Never rejects. */
  readonly prepare: (source: AuditLogSource) => Promise<void>;
  /** The state of a source changed in a way that its badge may show. */
  readonly onState: (source: AuditLogSource) => void;
}

export interface BackfillService {
  start(source: AuditLogSource): Promise<void>;
  pause(source: AuditLogSource): Promise<void>;
  resume(source: AuditLogSource): Promise<void>;
  cancel(source: AuditLogSource): Promise<void>;
  /** The source was looked at: begins by itself where the settings say so. */
  consider(source: AuditLogSource): Promise<void>;
  /** Goes on with what is to be done: at the worker's start, at the alarm, and when something was mended. */
  work(): Promise<void>;
  /** The zone's token was removed: what is not finished waits for the person. */
  pauseZone(zone: Zone): Promise<void>;
}

/** What comes sooner than this (ms) is waited for awake; for all else the alarm is set. */
const STAYS_AWAKE = 10 * SECOND;
/** Where the store fails, pages could not be kept: nothing is asked for so long. */
const STORE_WAIT = 5 * MINUTE;
/** No wait is longer (ms): one that seems so was written before the clock was set back. */
const LONGEST_WAIT = 20 * MINUTE;

interface Job {
  readonly source: AuditLogSource;
  readonly backfill: Backfill;
  /** When it may go on: ms since the epoch. */
  readonly at: number;
}

export function createBackfillService(deps: BackfillServiceDeps): BackfillService {
  const { step, archive, states, turns, connections, settings, alarms, now, wait, prepare, onState } = deps;
  /** When a job's share of the request limit is there again; only to wait for: the limit itself is kept elsewhere. */
  const shares = new Map<string, number>();
  let working: Promise<void> | undefined;
  let again = false;

  async function change(
    source: AuditLogSource,
    update: (backfill: Backfill | undefined, record: SourceRecord) => Backfill | undefined,
    declined?: boolean,
  ): Promise<void> {
    const record = await archive.updateRecord(source, ({ backfill, backfillDeclined, ...record }) => {
      const after = update(backfill, record);
      return {
        ...record,
        ...(after === undefined ? {} : { backfill: after }),
        ...((declined ?? backfillDeclined) ? { backfillDeclined: true } : {}),
      };
    });
    await states.publish(source, record);
  }

  async function jobs(): Promise<readonly Job[]> {
    const found: Job[] = [];
    for (const source of await archive.sources()) {
      const { backfill } = await archive.record(source);
      if (backfill?.state !== 'running' && backfill?.state !== 'waiting') continue;
      const connection = await connections.of(source.zone);
      // What a person has to mend first is not tried again by itself.
      if (connection === undefined || connection.trouble !== undefined) continue;
      const share = shares.get(sourceKey(source)) ?? 0;
      found.push({ source, backfill, at: Math.max(soon(backfill.until), soon(share)) });
    }
    // What the person waits for first, then the one that has waited longest.
    return found.sort(
      (a, b) =>
        a.at - b.at ||
        Number(a.backfill.cause === 'setting') - Number(b.backfill.cause === 'setting') ||
        a.backfill.startedAt - b.backfill.startedAt,
    );
  }

  /** 0 for what is past, and for what lies so far ahead that the clock must have been set back since. */
  function soon(moment: number | undefined): number {
    return moment === undefined || moment <= now() || moment > now() + LONGEST_WAIT ? 0 : moment;
  }

  async function lackingRoom(zone: Zone): Promise<LackingRoom | undefined> {
    if (await deps.isFull()) return 'full';
    return (await deps.isTight(zone)) ? 'memory-full' : undefined;
  }

  function endWithoutRoom(source: AuditLogSource, lacking: LackingRoom): Promise<void> {
    return change(source, (one) => (isUnderWay(one) ? withoutRoom(one, lacking) : one));
  }

  /** One page. Between two pages everybody else has their turn. */
  async function read(source: AuditLogSource): Promise<void> {
    await turns.run(source, async () => {
      const { backfill } = await archive.record(source);
      // Cancelled, or deleted, while it was not its turn.
      if (!isUnderWay(backfill)) return;
      const lacking = await lackingRoom(source.zone);
      if (lacking !== undefined) return endWithoutRoom(source, lacking);
      if (backfill.state === 'waiting') {
        await archive.updateRecord(source, (record) =>
          record.backfill?.state === 'waiting' ? { ...record, backfill: goingOn(record.backfill) } : record,
        );
      }
      const { record, added, until } = await step(source, {});
      if (until !== undefined) shares.set(sourceKey(source), until);
      else shares.delete(sourceKey(source));
      const failure = record.backfill?.failure;
      if (failure !== undefined) await connections.noteFailure(source.zone, failure);
      await states.publish(source, record);
      if (added > 0) await states.bump(source);
      onState(source);
    });
  }

  async function workOn(): Promise<void> {
    for (;;) {
      again = false;
      const [job] = await jobs();
      if (job === undefined) {
        await alarms.clear(BACKFILL_ALARM);
        // Something may have been started while the alarm was cleared.
        if (again) continue;
        return;
      }
      const delay = job.at - now();
      await setBackfillAlarm(alarms, delay > STAYS_AWAKE ? delay : 0);
      if (delay > STAYS_AWAKE) return;
      if (delay > 0) await wait(delay);
      else if (!(await tryToRead(job.source))) return;
    }
  }

  async function tryToRead(source: AuditLogSource): Promise<boolean> {
    try {
      await read(source);
    } catch (error) {
      const failure = failureOf(error);
      // Disconnected, or deleted: nothing may be written now that would bring it back.
      if (failure.kind === 'interrupted') return false;
      // The page did not fit, and to ask for it again would bring the same; or not even that could be written down.
      if (!isFull(error) || !(await hasEnded(source, lackingAs(failure)))) {
        shares.set(sourceKey(source), now() + STORE_WAIT);
      }
    }
    return true;
  }

  function hasEnded(source: AuditLogSource, lacking: LackingRoom): Promise<boolean> {
    return endWithoutRoom(source, lacking).then(
      () => true,
      () => false,
    );
  }

  function work(): Promise<void> {
    again = true;
    working ??= workOn().finally(() => {
      working = undefined;
    });
    return working;
  }

  function goOnBehind(first: Promise<void> = Promise.resolve()): void {
    // What fails here is the browser's storage; the alarm tries again.
    first.then(work).catch(() => {});
  }

  return {
    work,

    async start(source) {
      await change(source, (_before, record) => begun(record, 'person', now()), false);
      goOnBehind(prepare(source));
    },

    async pause(source) {
      await change(source, (backfill) => (isUnderWay(backfill) ? paused(backfill) : backfill));
    },

    async resume(source) {
      await change(source, (backfill) => (backfill?.state === 'paused' ? goingOn(backfill) : backfill));
      goOnBehind(prepare(source));
    },

    async cancel(source) {
      await change(source, () => undefined, true);
    },

    async consider(source) {
      if ((await settings.get()).backfill !== 'auto') return;
      if (!isDueBySetting(await archive.record(source), now())) return;
      await change(source, (_before, record) => begun(record, 'setting', now()));
      goOnBehind();
    },

    async pauseZone(zone) {
      for (const source of await archive.sources()) {
        if (source.zone !== zone) continue;
        const { backfill } = await archive.record(source);
        if (isUnderWay(backfill)) await change(source, (one) => (isUnderWay(one) ? paused(one) : one));
      }
    },
  };
}
