import { createBackground } from '@/lib/background/create-background';
import type { TabInfo } from '@/lib/browser/tabs';
import { PROTOCOL_VERSION } from '@/lib/messaging/contract';
import { createReceiver } from '@/lib/messaging/receiver';
import type { SenderClass } from '@/lib/messaging/sender';
import type { StorageListener, WatchedArea } from '@/lib/storage/storage-area';
import { createMemoryArea } from '../../fakes/memory-area';
import { createStandInFetch } from '../../make/fetch';
import type { StandIn } from '../../make/stand-in';
import { fakeEvent } from '../../setup/fake-event';
import { fakeTabs } from '../browser/fake-tabs';

export interface StandInRigOptions {
  readonly tabs?: TabInfo[];
  /** What the browser's own errors say instead of "Failed to fetch". */
  readonly errorText?: (headers: Headers) => string;
  /** Of `storage.session`. */
  readonly memoryBytes?: number;
}

/** The whole background on real stores, with the stand-in as Make, and its messages as the browser brings them. */
export function createStandInRig(standIn: StandIn, { tabs = [], errorText, memoryBytes }: StandInRigOptions = {}) {
  const onChanged = fakeEvent<Parameters<StorageListener>>();
  const session: WatchedArea = { area: createMemoryArea(memoryBytes), areaName: 'session', onChanged };
  const local: WatchedArea = { area: createMemoryArea(), areaName: 'local', onChanged };
  const ask = createStandInFetch(standIn);
  const clock = { time: Date.now() };
  const sent: number[] = [];
  const background = createBackground({
    fetch(input, init) {
      sent.push(clock.time);
      return ask(input, init).catch((cause: unknown) => {
        throw errorText === undefined ? cause : new TypeError(errorText(new Headers(init?.headers)), { cause });
      });
    },
    now: () => clock.time,
    wait: async (ms) => {
      clock.time += ms;
    },
    random: () => 0,
    locks: undefined,
    session,
    local,
    tabs: fakeTabs(tabs),
    action: { setBadgeText: async () => {}, setBadgeBackgroundColor: async () => {}, setTitle: async () => {} },
    alarms: { get: async () => undefined, create: () => {}, clear: async () => true },
    siteAccess: { has: async () => true },
  });
  let from: SenderClass = 'own-page';
  const receive = createReceiver({
    handlers: background.handlers,
    classify: () => from,
    onPageContext: background.handlePageContext,
  });
  return {
    background,
    session,
    local,
    clock,
    /** When each request to Make was sent, by the rig's clock. */
    sent,
    /** As a page of ours sends it; the reply as the browser copies it. */
    send(kind: string, request: unknown): Promise<unknown> {
      from = 'own-page';
      return new Promise((resolve) => {
        receive({ protocolVersion: PROTOCOL_VERSION, kind, request }, {}, (reply) => resolve(structuredClone(reply)));
      });
    },
    /** As the script in a page of Make sends it. */
    hint(fields: object, tabId: number): void {
      from = 'make-page';
      receive({ protocolVersion: PROTOCOL_VERSION, kind: 'page.context', ...fields }, { tab: { id: tabId } }, () => {
        throw new Error('A page of Make was answered.');
      });
    },
  };
}
