import type { Failure } from '../failure';
import type { StorageUsage } from '../messaging/contract';
import type { Result } from '../result';
import type { Connection, Settings, SourceState } from '../state/state';

export interface DiagnosticsFacts {
  readonly version: string;
  readonly browserName: string;
  /** ms since the epoch. */
  readonly at: number;
  readonly settings: Settings;
  readonly memoryOnly: boolean;
  readonly connections: readonly Connection[];
  readonly usage: Result<StorageUsage>;
  readonly sources: readonly SourceState[];
}

/**
 * Made of our own words, numbers and codes alone: whatever Make, an entry or a person called something cannot get in,
 * and organizations are counted through instead of named.
 */
export function diagnosticsText(facts: DiagnosticsFacts): string {
  const { version, browserName, at, settings, memoryOnly, connections, usage, sources } = facts;
  const ids = [...new Set(connections.flatMap(({ organizations }) => organizations.map(({ id }) => id)))];
  const nth = (id: number) => `organization ${ids.indexOf(id) + 1 || 'unknown'}`;
  const lines = [
    `Audit Lens for Make ${version}`,
    browserName,
    new Date(at).toISOString(),
    `settings: ${Object.entries(settings)
      .map(([name, value]) => `${name}=${value}`)
      .join(' ')}`,
    `storage: ${memoryOnly ? 'memory only' : 'on disk'}`,
    ...connections.map(
      ({ zone, keepToken, keepHistory, organizations, trouble }) =>
        `${zone}: token on ${keepToken}, history on ${keepHistory}, organizations ${organizations.length}${codeText('trouble', trouble)}`,
    ),
    ...(usage.ok
      ? usage.value.organizations.map(
          ({ organizationId, entries, bytes, medium }) =>
            `${nth(organizationId)}: entries ${entries}, bytes ${bytes}, on ${medium}`,
        )
      : [`usage: ${failureCode(usage.failure)}`]),
    ...sources.map((source) => `${nth(source.source.organizationId)}: ${sourceText(source)}`),
  ];
  return `${lines.join('\n')}\n`;
}

function sourceText({ activity, revision, record, backfill, failure }: SourceState): string {
  const { coverage, unseen, unreadable, foreign = 0 } = record;
  return [
    activity,
    `revision ${revision}`,
    coverage.complete ? 'whole' : 'part',
    `total ${coverage.total ?? 'unknown'}`,
    `new ${unseen}`,
    `unreadable ${unreadable}`,
    `foreign ${foreign}`,
    ...(backfill === undefined
      ? []
      : [`back-fill ${backfill.state} at ${backfill.entries}${codeText('failure', backfill.failure)}`]),
    ...(failure === undefined ? [] : [`failure ${failureCode(failure)}`]),
  ].join(', ');
}

function codeText(what: string, failure: Failure | undefined): string {
  return failure === undefined ? '' : `, ${what} ${failureCode(failure)}`;
}

/** Its kind and what of ours is beside it; never what Make said. */
function failureCode(failure: Failure): string {
  const parts: readonly (string | number)[] = [
    failure.kind,
    ...('what' in failure ? [failure.what] : []),
    ...('reason' in failure ? [failure.reason] : []),
    ...('status' in failure ? [failure.status] : []),
  ];
  return parts.join('/');
}
