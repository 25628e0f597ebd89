import '@/components/ui/tokens.css';
import '@/components/ui/base.css';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { OptionsApp } from '@/components/settings/options-app';
import { createSiteAccess } from '@/lib/browser/site-access';
import { createRuntimeMessenger } from '@/lib/messaging/runtime';
import { firstZone } from '@/lib/panel/connect/connect-first-zone';
import { createConnectModel } from '@/lib/panel/connect/connect-model';
import { createConnectRemovalModel } from '@/lib/panel/connect/connect-removal-model';
import { createSettingsDiagnosticsModel } from '@/lib/panel/settings/settings-diagnostics';
import { createSettingsModel } from '@/lib/panel/settings/settings-model';
import { createSettingsStorageModel } from '@/lib/panel/settings/settings-storage-model';
import { localArea, sessionArea } from '@/lib/state/browser-areas';
import { createSessionState } from '@/lib/state/session-state';
import { createSettingsStore } from '@/lib/state/settings-store';
import { ZONES, zoneOrigin } from '@/lib/zone';

const send = createRuntimeMessenger();
const state = createSessionState(sessionArea());
const settings = createSettingsStore(localArea());
const siteAccess = createSiteAccess(browser.permissions);

void start();

async function start(): Promise<void> {
  const makeTabs = await browser.tabs.query({ url: ZONES.map((zone) => `${zoneOrigin(zone)}/*`) });
  const storageModel = createSettingsStorageModel({ send });
  const connect = createConnectModel(
    { send, state, allowSite: siteAccess.request, stored: storageModel.organizations },
    firstZone(location.hash, makeTabs),
  );
  // Neither a page kept for "back" nor a restored session may bring a pasted token back.
  addEventListener('pagehide', connect.forgetToken);

  render(
    <OptionsApp
      connect={connect}
      removal={createConnectRemovalModel({ send })}
      settings={createSettingsModel({ settings })}
      storageModel={storageModel}
      diagnostics={createSettingsDiagnosticsModel({
        send,
        state,
        settings,
        write: (text) => navigator.clipboard.writeText(text),
        version: browser.runtime.getManifest().version,
        browserName: navigator.userAgent,
        now: Date.now,
      })}
      now={Date.now}
      onReload={() => location.reload()}
    />,
    document.body,
  );
}
