import type { TargetKind } from '../audit-log/target';

/** What people look for in a log of changes and Make does not put there: inferred from the events it offers. */
const UNLOGGED: ReadonlyMap<TargetKind, string> = new Map<TargetKind, string>([
  ['scenario', 'its runs'],
  ['webhook', 'the calls it receives'],
  ['connection', 'its use by scenarios'],
  ['key', 'its use by scenarios'],
  ['data-store', 'what scenarios read from it'],
  ['data-store-record', 'what scenarios read of it'],
  ['function', 'its calls'],
]);

/** Kinds of which Make offers no event at all. */
const NEVER_LOGGED: ReadonlyMap<TargetKind, string> = new Map<TargetKind, string>([
  ['template', 'templates'],
  ['device', 'devices'],
  ['agent', 'AI agents'],
  ['mcp-toolbox', 'MCP toolboxes'],
]);

/** What the log of an object cannot show; `undefined` where nothing is to be said. */
export function unloggedText(kind: TargetKind): string | undefined {
  const never = NEVER_LOGGED.get(kind);
  if (never !== undefined) return `Make’s audit log is not known to cover ${never}.`;
  const what = UNLOGGED.get(kind);
  return what === undefined ? undefined : `Changes only: Make’s audit log does not hold ${what}.`;
}
