import { fakeBrowser } from 'wxt/testing/fake-browser';
import { type FakeEvent, fakeEvent } from './fake-event';

/** What the fake browser of WXT lacks and our extension calls, in memory and new for every test. */
export interface FakeApis {
  /** Windows whose side panel was opened. */
  readonly openedPanels: number[];
  readonly optionsPageOpened: () => number;
  readonly accessLevels: unknown[];
  readonly onCommand: FakeEvent<[string, { readonly windowId: number }?]>;
  readonly onAttached: FakeEvent<[number]>;
  /** Gives or takes access to an origin pattern, as a person can at any time. */
  readonly setAccess: (pattern: string, allowed: boolean) => void;
  /** What the person answers when asked for access. */
  readonly answerRequests: (allowed: boolean) => void;
}

/** All sites are accessible at first, as after an installation in Chromium. */
export function installFakeApis(): FakeApis {
  const refused = new Set<string>();
  const openedPanels: number[] = [];
  const accessLevels: unknown[] = [];
  const onAdded = fakeEvent<[unknown]>();
  const onRemoved = fakeEvent<[unknown]>();
  const onCommand = fakeEvent<[string, { readonly windowId: number }?]>();
  const onAttached = fakeEvent<[number]>();
  let optionsPageOpened = 0;
  let answer = true;

  const contains = ({ origins = [] }: { origins?: string[] }) => origins.every((pattern) => !refused.has(pattern));
  const setAccess = (pattern: string, allowed: boolean) => {
    if (allowed === !refused.has(pattern)) return;
    if (allowed) refused.delete(pattern);
    else refused.add(pattern);
    (allowed ? onAdded : onRemoved).trigger({ origins: [pattern] });
  };

  Object.assign(fakeBrowser.sidePanel, {
    open: async ({ windowId }: { windowId: number }) => void openedPanels.push(windowId),
  });
  Object.assign(fakeBrowser.permissions, {
    onAdded,
    onRemoved,
    contains: async (wanted: { origins?: string[] }) => contains(wanted),
    request: async (wanted: { origins?: string[] }) => {
      if (answer) for (const pattern of wanted.origins ?? []) setAccess(pattern, true);
      return contains(wanted);
    },
  });
  Object.assign(fakeBrowser.commands, { onCommand });
  Object.assign(fakeBrowser.tabs, { onAttached });
  Object.assign(fakeBrowser.runtime, {
    openOptionsPage: async () => {
      optionsPageOpened += 1;
    },
  });
  Object.assign(fakeBrowser.storage.local, { setAccessLevel: async (level: unknown) => void accessLevels.push(level) });

  return {
    openedPanels,
    accessLevels,
    onCommand,
    onAttached,
    setAccess,
    optionsPageOpened: () => optionsPageOpened,
    answerRequests: (allowed) => {
      answer = allowed;
    },
  };
}
