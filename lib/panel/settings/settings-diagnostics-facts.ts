import type { Messenger } from '@/lib/messaging/contract';
import type { Settings, SourceState, StateReader, Watched } from '@/lib/state/state';
import { diagnosticsText } from '@/lib/text/diagnostics-report';

export interface DiagnosticsSources {
  readonly send: Messenger;
  readonly state: Pick<StateReader, 'connections' | 'memoryOnly' | 'source'>;
  readonly settings: Watched<Settings>;
  readonly version: string;
  /** As the browser calls itself. */
  readonly browserName: string;
  readonly now: () => number;
}

/** Asks for all that is told, as it is now. */
export async function diagnose({
  send,
  state,
  settings,
  version,
  browserName,
  now,
}: DiagnosticsSources): Promise<string> {
  const usage = await send('storage.usage', {});
  const connections = Object.values(await state.connections.get());
  const known = connections.flatMap(({ zone, organizations }) =>
    organizations.map(({ id }) => ({ type: 'organization', zone, organizationId: id }) as const),
  );
  const sources = await Promise.all(known.map((source) => state.source(source).get()));
  return diagnosticsText({
    version,
    browserName,
    at: now(),
    settings: await settings.get(),
    memoryOnly: await state.memoryOnly.get(),
    connections,
    usage,
    sources: sources.filter((source): source is SourceState => source !== undefined),
  });
}
