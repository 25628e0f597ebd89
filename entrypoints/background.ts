import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { createBackground } from '@/lib/background/create-background';
import { listenToCommand } from '@/lib/browser/commands';
import { createPanel } from '@/lib/browser/panel';
import { createSiteAccess } from '@/lib/browser/site-access';
import { listenToTabs } from '@/lib/browser/tabs';
import { wait } from '@/lib/make/wait';
import { createReceiver } from '@/lib/messaging/receiver';
import { classifySender, originOfExtension } from '@/lib/messaging/sender';
import { closeLocalToContentScripts, localArea, sessionArea } from '@/lib/state/browser-areas';
import { createSettingsStore } from '@/lib/state/settings-store';

export default defineBackground({
  // Every listener is there before anything is awaited: a worker that wakes for an event hears it only then.
  main() {
    const siteAccess = createSiteAccess(browser.permissions);
    const background = createBackground({
      fetch: (input, init) => fetch(input, init),
      now: Date.now,
      wait,
      random: Math.random,
      locks: navigator.locks,
      session: sessionArea(),
      local: localArea(),
      tabs: browser.tabs,
      action: browser.action,
      alarms: browser.alarms,
      siteAccess,
    });
    const identity = { runtimeId: browser.runtime.id, ownOrigin: originOfExtension(browser.runtime.getURL('/')) };
    const receive = createReceiver({
      handlers: background.handlers,
      classify: (sender) => classifySender(sender, identity),
      onPageContext: background.handlePageContext,
    });
    const panel = createPanel(browser);

    browser.runtime.onMessage.addListener(receive);
    browser.runtime.onInstalled.addListener(({ reason }) => {
      if (reason === 'install') void browser.runtime.openOptionsPage();
    });
    // Only so that the browser starts the worker: what there is to do, every start does.
    browser.runtime.onStartup.addListener(() => {});
    browser.alarms.onAlarm.addListener(({ name }) => background.handleAlarm(name));
    listenToTabs(browser.tabs, {
      handleChange: background.handleTabChange,
      handleActivation: background.handleTabChange,
      handleRemoval: background.handleTabRemoval,
    });
    listenToCommand(browser.commands, 'open-panel', (windowId) => void panel.open(windowId));
    siteAccess.watch(background.handleAccessChange);
    createSettingsStore(localArea()).watch(background.handleSettingsChange);

    void closeLocalToContentScripts();
    void background.start();
  },
});
