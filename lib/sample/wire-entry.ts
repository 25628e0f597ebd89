/** An entry of the list as Make's own example shows it (`triggeredAt` is an ISO string there, not the integer of its schema). */
export type WireEntry = {
  readonly uuid: string;
  /** ISO 8601 with milliseconds. */
  readonly createdAt: string;
  /** ISO 8601 in whole seconds. */
  readonly triggeredAt: string;
  readonly organizationId: number;
  readonly organization: { readonly id: number; readonly name: string };
  readonly eventName: string;
  /** Absent for what concerns the organization itself. */
  readonly team?: { readonly id: number; readonly name: string };
  /** Absent for what the system did. */
  readonly actor?: { readonly id: number; readonly name: string; readonly email: string };
  readonly targetId: string;
  readonly version?: { readonly from: string; readonly to: string };
};

/** `2024-04-19T12:05:22Z` */
export function isoSeconds(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}
