import type { JsonObject } from '../json';

/** A person (or nobody known) as an entry names them. Every field may be missing: Make requires none. */
export interface Actor {
  readonly id?: number;
  readonly name?: string;
  readonly email?: string;
}

export interface TeamRef {
  readonly id: number;
  readonly name?: string;
}

/**
 * One item of Make's audit log list. The named fields are read leniently from `raw`;
 * `raw` is exactly what Make sent, unknown fields and odd forms included, and is what evidence and exports quote.
 */
export interface AuditLogEntry {
  /** Unique within a zone and organization. */
  readonly uuid: string;
  readonly organizationId: number;
  /** For example `webhook_created`. Unknown names are shown as they are; none is hard-coded. Empty if Make sent none. */
  readonly eventName: string;
  /** When it happened: ms since the epoch; `undefined` if unreadable. Make sends an ISO string, ms or s. */
  readonly triggeredAt: number | undefined;
  /** When Make recorded it: ms since the epoch; may be weeks after `triggeredAt`. */
  readonly createdAt: number | undefined;
  /** `undefined` for events of the organization itself. */
  readonly team: TeamRef | undefined;
  /** `undefined` for what the system did. */
  readonly actor: Actor | undefined;
  /** The object's id, without its type: compare it only within an event group (see `Target`). */
  readonly targetId: string | undefined;
  /** Undocumented by Make; shown as it is. */
  readonly version: { readonly from?: string; readonly to?: string } | undefined;
  readonly raw: JsonObject;
}

/** An entry with the free-form `details` that only the detail endpoint gives. */
export interface AuditLogEntryDetail {
  readonly entry: AuditLogEntry;
  readonly details: JsonObject;
}

/** `createdAt` this much after `triggeredAt` is worth telling: the entry was not there when one looked. Milliseconds. */
export const LATE_AFTER = 60 * 60 * 1000;

/** How long after the event Make recorded it, in ms, if that is an hour or more. */
export function lateBy(entry: Pick<AuditLogEntry, 'createdAt' | 'triggeredAt'>): number | undefined {
  if (entry.createdAt === undefined || entry.triggeredAt === undefined) return undefined;
  const delay = entry.createdAt - entry.triggeredAt;
  return delay >= LATE_AFTER ? delay : undefined;
}
