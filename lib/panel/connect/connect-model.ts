import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Failure } from '@/lib/failure';
import type { ConnectReport, Messenger, StorageUsage } from '@/lib/messaging/contract';
import { followWatched } from '@/lib/panel/gateway/panel-follow';
import type { Connections, StateReader } from '@/lib/state/state';
import type { Medium } from '@/lib/storage/medium';
import type { Zone } from '@/lib/zone';

export interface ConnectGateway {
  readonly send: Messenger;
  readonly state: Pick<StateReader, 'connections' | 'memoryOnly'>;
  /** Asks the browser for access to the zone's site; only within a click. `true` if the person gave it. */
  readonly allowSite: (zone: Zone) => Promise<boolean>;
  /** What is kept of every organization, as far as that is known yet. */
  readonly stored: ReadonlySignal<StorageUsage['organizations']>;
}

export type ConnectAttempt =
  | { readonly phase: 'idle' }
  /** Nothing was sent: the field is empty. */
  | { readonly phase: 'no-token' }
  | { readonly phase: 'testing'; readonly zone: Zone }
  | { readonly phase: 'failed'; readonly zone: Zone; readonly failure: Failure }
  | { readonly phase: 'connected'; readonly report: ConnectReport };

export interface ConnectModel {
  readonly zone: ReadonlySignal<Zone>;
  /** What is in the field. Emptied as soon as the token is kept, or the page is left. */
  readonly token: ReadonlySignal<string>;
  readonly keepToken: ReadonlySignal<Medium>;
  readonly keepHistory: ReadonlySignal<Medium>;
  readonly attempt: ReadonlySignal<ConnectAttempt>;
  /** Of all zones; `undefined` until it is known. */
  readonly connections: ReadonlySignal<Connections | undefined>;
  /** Databases on this computer cannot be opened: history is in memory, wherever it was to be kept. */
  readonly memoryOnly: ReadonlySignal<boolean>;
  /** Where history of the zone is kept that goes with what is chosen now. */
  readonly losesHistory: ReadonlySignal<Medium | undefined>;
  chooseZone(zone: Zone): void;
  typeToken(text: string): void;
  forgetToken(): void;
  chooseKeepToken(medium: Medium): void;
  chooseKeepHistory(medium: Medium): void;
  /** Tests the token and, if Make knows it, keeps it. */
  connect(): Promise<void>;
  /** After the browser withheld the zone's site while connecting: asks for it, then connects. */
  allowAccess(): Promise<void>;
  /** Asks for the site of a zone that is connected already. */
  allowSite(zone: Zone): Promise<void>;
  dispose(): void;
}

/** Nothing of the log is written to the disk unless the person chose it. */
const DEFAULT_KEEP_HISTORY: Medium = 'session';
const DEFAULT_KEEP_TOKEN: Medium = 'computer';

export function createConnectModel(gateway: ConnectGateway, firstZone: Zone): ConnectModel {
  const zone = signal(firstZone);
  const token = signal('');
  const keepToken = signal(DEFAULT_KEEP_TOKEN);
  const keepHistory = signal(DEFAULT_KEEP_HISTORY);
  const attempt = signal<ConnectAttempt>({ phase: 'idle' });
  const connections = signal<Connections | undefined>(undefined);
  const memoryOnly = signal(false);
  let chosen = false;
  const hasHistory = (of: Zone, medium: Medium): boolean =>
    gateway.stored.value.some((one) => one.zone === of && one.medium === medium);

  /** Replacing a token keeps the choices made before, and history that was left is gone on with, until others are made. */
  function recallChoices(): void {
    const known = connections.value?.[zone.value];
    if (chosen || connections.value === undefined) return;
    keepToken.value = known?.keepToken ?? DEFAULT_KEEP_TOKEN;
    keepHistory.value = known?.keepHistory ?? (hasHistory(zone.value, 'computer') ? 'computer' : DEFAULT_KEEP_HISTORY);
  }

  const stops = [
    followWatched(gateway.state.connections, (value) => {
      connections.value = value;
      recallChoices();
    }),
    followWatched(gateway.state.memoryOnly, (value) => {
      memoryOnly.value = value;
    }),
    gateway.stored.subscribe(recallChoices),
  ];

  async function connect(): Promise<void> {
    if (attempt.value.phase === 'testing') return;
    if (token.value.trim() === '') {
      attempt.value = { phase: 'no-token' };
      return;
    }
    const request = {
      zone: zone.value,
      token: token.value,
      keepToken: keepToken.value,
      keepHistory: keepHistory.value,
    };
    attempt.value = { phase: 'testing', zone: request.zone };
    const result = await gateway.send('connection.connect', request);
    if (!result.ok) {
      attempt.value = { phase: 'failed', zone: request.zone, failure: result.failure };
      return;
    }
    token.value = '';
    chosen = false;
    attempt.value = { phase: 'connected', report: result.value };
  }

  const losesHistory = computed(() => {
    const before = connections.value?.[zone.value]?.keepHistory;
    if (before === undefined || before === keepHistory.value) return undefined;
    return hasHistory(zone.value, before) ? before : undefined;
  });

  return {
    zone,
    token,
    keepToken,
    keepHistory,
    attempt,
    connections,
    memoryOnly,
    losesHistory,
    chooseZone(next) {
      if (next === zone.value) return;
      zone.value = next;
      // A token typed for one zone must not be sent to another by a slip.
      token.value = '';
      attempt.value = { phase: 'idle' };
      recallChoices();
    },
    typeToken(text) {
      token.value = text;
      if (attempt.value.phase === 'failed' || attempt.value.phase === 'no-token') attempt.value = { phase: 'idle' };
    },
    forgetToken() {
      token.value = '';
    },
    chooseKeepToken(medium) {
      chosen = true;
      keepToken.value = medium;
    },
    chooseKeepHistory(medium) {
      chosen = true;
      keepHistory.value = medium;
    },
    connect,
    async allowAccess() {
      if (await gateway.allowSite(zone.value)) await connect();
    },
    async allowSite(site) {
      await gateway.allowSite(site);
    },
    dispose() {
      for (const stop of stops) stop();
    },
  };
}
