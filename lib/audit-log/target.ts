/**
 * The kinds of object that Make's pages are about. They are words of page addresses and of event names
 * (`webhook_created`), brought together here; an event of a kind not listed has kind `undefined`.
 */
export const TARGET_KINDS = [
  'scenario',
  'webhook',
  'connection',
  'key',
  'data-store',
  'data-store-record',
  'data-structure',
  'function',
  'template',
  'credential-request',
  'device',
  'agent',
  'mcp-toolbox',
  'variable',
  'team',
  'organization',
] as const;

export type TargetKind = (typeof TARGET_KINDS)[number];

/** What an entry is about. Ids of different kinds overlap, so an id never stands alone. */
export interface Target {
  readonly kind: TargetKind;
  readonly id: string;
}

export function sameTarget(a: Target | undefined, b: Target | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && a.kind === b.kind && a.id === b.id);
}
