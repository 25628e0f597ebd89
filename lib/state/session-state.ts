import { type AuditLogSource, sourceKey } from '@/lib/audit-log/source';
import type { PageContext } from '@/lib/page-context';
import type { StorageArea, StorageEvents } from '@/lib/storage/storage-area';
import type { Zone } from '@/lib/zone';
import { parseConnections } from './connection-shape';
import { parsePageContext } from './page-context-shape';
import { parseSourceState } from './source-state-shape';
import type { Connection, SourceState, StateReader } from './state';
import { createWatchedItem } from './watched-item';

/** The background's side. Each fact has a key of its own, so no write has to read another's first. */
export interface StateWriter {
  setConnections(connections: readonly Connection[]): Promise<void>;
  setMemoryOnly(memoryOnly: boolean): Promise<void>;
  setHistoryFull(historyFull: boolean): Promise<void>;
  /** `undefined` for a tab that left Make or was closed. */
  setPageContext(tabId: number, context: PageContext | undefined): Promise<void>;
  setSource(state: SourceState): Promise<void>;
  /** Everything of a zone's sources, also of those that were never read. */
  removeSources(zone: Zone): Promise<void>;
  /** Forgets everything written here, and nothing else in the area. */
  clear(): Promise<void>;
}

export type SessionState = StateReader & StateWriter;

export interface SessionStateOptions {
  /** `storage.session`: memory only, and closed to content scripts. */
  readonly area: StorageArea;
  readonly onChanged: StorageEvents;
}

const CONNECTIONS = 'connections';
const MEMORY_ONLY = 'memoryOnly';
const HISTORY_FULL = 'historyFull';
const PAGE_CONTEXT = 'pageContext:';
const SOURCE = 'source:';

export function createSessionState({ area, onChanged }: SessionStateOptions): SessionState {
  const watched = { area, areaName: 'session', onChanged } as const;
  const pageContextKey = (tabId: number) => `${PAGE_CONTEXT}${tabId}`;
  const stateKey = (source: AuditLogSource) => `${SOURCE}${sourceKey(source)}`;

  return {
    connections: createWatchedItem({ ...watched, key: CONNECTIONS, parse: parseConnections }),
    memoryOnly: createWatchedItem({ ...watched, key: MEMORY_ONLY, parse: (stored) => stored === true }),
    historyFull: createWatchedItem({ ...watched, key: HISTORY_FULL, parse: (stored) => stored === true }),
    pageContext: (tabId) => createWatchedItem({ ...watched, key: pageContextKey(tabId), parse: parsePageContext }),
    source: (source) => createWatchedItem({ ...watched, key: stateKey(source), parse: parseSourceState }),

    async setConnections(connections) {
      await area.set({ [CONNECTIONS]: Object.fromEntries(connections.map((one) => [one.zone, one])) });
    },
    async setMemoryOnly(memoryOnly) {
      await (memoryOnly ? area.set({ [MEMORY_ONLY]: true }) : area.remove(MEMORY_ONLY));
    },
    async setHistoryFull(historyFull) {
      await (historyFull ? area.set({ [HISTORY_FULL]: true }) : area.remove(HISTORY_FULL));
    },
    async setPageContext(tabId, context) {
      const key = pageContextKey(tabId);
      await (context === undefined ? area.remove(key) : area.set({ [key]: context }));
    },
    async setSource(state) {
      await area.set({ [stateKey(state.source)]: state });
    },
    async removeSources(zone) {
      const keys = Object.keys(await area.get(undefined));
      await area.remove(keys.filter((key) => key.startsWith(`${SOURCE}${zone}/`)));
    },
    async clear() {
      const keys = Object.keys(await area.get(undefined));
      await area.remove(
        keys.filter(
          (key) =>
            [CONNECTIONS, MEMORY_ONLY, HISTORY_FULL].includes(key) ||
            key.startsWith(PAGE_CONTEXT) ||
            key.startsWith(SOURCE),
        ),
      );
    },
  };
}
