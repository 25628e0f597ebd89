import { randomUUID } from 'node:crypto';
import type { SampleOrganization } from '@/lib/sample/sample-organization';
import type { Zone } from '@/lib/zone';
import { createOrganizationLog, type KeptEntry, type OrganizationLog } from './organization-log';

/** What can happen while the stand-in runs; what is left out is chosen. */
export interface Happening {
  readonly eventName: string;
  /** By name or id; `null` for the system. Without it, the first person. */
  readonly actor?: string | number | null;
  /** By name or id; `null` for what concerns the organization itself. Without it, the first team. */
  readonly team?: string | number | null;
  readonly targetId?: string;
  /** Ms since the epoch; without it, now. */
  readonly triggeredAt?: number;
  readonly createdAt?: number;
  readonly version?: { readonly from: string; readonly to: string };
  readonly details?: KeptEntry['details'];
}

export interface StandInOrganization {
  readonly zone: Zone;
  readonly id: number;
  readonly name: string;
  readonly sample: SampleOrganization;
  readonly log: OrganizationLog;
  /** Days the log is kept; `undefined` on a plan without it, which is answered with 402. */
  readonly auditLogsDays: number | undefined;
  readonly apiLimit: number;
  /** Adds one entry and says which. */
  happen(happening: Happening): KeptEntry;
}

interface OrganizationOptions {
  readonly zone: Zone;
  readonly sample: SampleOrganization;
  readonly auditLogsDays?: number;
  readonly apiLimit?: number;
}

export function createStandInOrganization(options: OrganizationOptions): StandInOrganization {
  const { zone, sample, auditLogsDays, apiLimit = 1000 } = options;
  const log = createOrganizationLog(sample);

  function chosen<Item extends { readonly id: number; readonly name: string }>(
    list: readonly Item[],
    wanted: string | number | null | undefined,
  ): Item | undefined {
    if (wanted === null) return undefined;
    const found = wanted === undefined ? list[0] : list.find(({ id, name }) => id === wanted || name === wanted);
    if (found === undefined) throw new RangeError(`nobody and nothing is called ${wanted}`);
    return found;
  }

  return {
    zone,
    id: sample.id,
    name: sample.name,
    sample,
    log,
    auditLogsDays,
    apiLimit,
    happen(happening) {
      const actor = chosen(sample.people, happening.actor);
      const team = chosen(sample.teams, happening.team);
      const triggeredAt = happening.triggeredAt ?? Date.now();
      const entry: KeptEntry = {
        uuid: randomUUID(),
        triggeredAt,
        createdAt: happening.createdAt ?? triggeredAt + 900,
        organization: { id: sample.id, name: sample.name },
        eventName: happening.eventName,
        ...(team === undefined ? {} : { team: { id: team.id, name: team.name } }),
        ...(actor === undefined ? {} : { actor: { id: actor.id, name: actor.name, email: actor.email } }),
        targetId: happening.targetId ?? '4100001',
        ...(happening.version === undefined ? {} : { version: happening.version }),
        details: happening.details ?? {},
      };
      log.insert([entry]);
      return entry;
    },
  };
}
