import { type ReadonlySignal, signal } from '@preact/signals';
import type { Messenger } from '../messaging/contract';
import type { Settings, SourceState, StateReader, Watched } from '../state/state';

export type Diagnosis =
  | { readonly phase: 'none' }
  /** `copied`: whether it is on the clipboard; where it is not, it can be taken from the page. */
  | { readonly phase: 'made'; readonly text: string; readonly copied: boolean };

export interface SettingsDiagnosticsModel {
  readonly diagnosis: ReadonlySignal<Diagnosis>;
  copy(): Promise<void>;
}

interface SettingsDiagnosticsOptions {
  readonly send: Messenger;
  readonly state: Pick<StateReader, 'connections' | 'memoryOnly' | 'source'>;
  readonly settings: Watched<Settings>;
  /** Puts text on the clipboard; rejects if the browser refuses. */
  readonly write: (text: string) => Promise<void>;
  readonly version: string;
  /** As the browser calls itself. */
  readonly browserName: string;
  readonly now: () => number;
}

/** What helps to find a fault and says nothing of anybody: versions, counts and codes. */
export function createSettingsDiagnosticsModel(options: SettingsDiagnosticsOptions): SettingsDiagnosticsModel {
  const { send, state, settings, write, version, browserName, now } = options;
  const diagnosis = signal<Diagnosis>({ phase: 'none' });

  async function gather(): Promise<string> {
    const [{ diagnosticsText }, usage, connections, memoryOnly] = await Promise.all([
      import('../text/diagnostics-report'),
      send('storage.usage', {}),
      state.connections.get(),
      state.memoryOnly.get(),
    ]);
    const known = Object.values(connections).flatMap(({ zone, organizations }) =>
      organizations.map(({ id }) => ({ zone, organizationId: id })),
    );
    const sources = await Promise.all(
      known.map(({ zone, organizationId }) => state.source({ type: 'organization', zone, organizationId }).get()),
    );
    return diagnosticsText({
      version,
      browserName,
      at: now(),
      settings: await settings.get(),
      memoryOnly,
      connections: Object.values(connections),
      usage,
      sources: sources.filter((source): source is SourceState => source !== undefined),
    });
  }

  return {
    diagnosis,
    async copy() {
      const text = await gather();
      const copied = await write(text).then(
        () => true,
        () => false,
      );
      diagnosis.value = { phase: 'made', text, copied };
    },
  };
}
