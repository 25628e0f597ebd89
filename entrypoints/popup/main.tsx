import '@/components/ui/tokens.css';
import '@/components/ui/base.css';
import { effect } from '@preact/signals';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { PopupPage } from '@/components/popup/popup-page';
import { createPanel } from '@/lib/browser/panel';
import { createSiteAccess } from '@/lib/browser/site-access';
import { connectHash } from '@/lib/panel/connect-first-zone';
import { createPopupModel } from '@/lib/panel/popup-model';
import { applyTheme } from '@/lib/panel/settings-theme';
import { createPopupGateway } from './gateway';

const panel = createPanel(browser);
const siteAccess = createSiteAccess(browser.permissions);
const model = createPopupModel(createPopupGateway());
// Known before the first click: the panel opens only within the click, so nothing can be asked then.
const { id: windowId = browser.windows.WINDOW_ID_CURRENT } = await browser.windows.getCurrent();

function openTab(path: `/${string}`): void {
  void browser.tabs.create({ url: `${location.origin}${path}` }).then(() => close());
}

effect(() => applyTheme(document.documentElement, model.settings.value.theme));
render(
  <PopupPage
    model={model}
    actions={{
      openPanel: () => void panel.open(windowId).then((opened) => (opened ? close() : openTab('/sidepanel.html'))),
      openSettings: (zone) => openTab(`/options.html${connectHash(zone)}`),
      allowSite: (zone) => void siteAccess.request(zone).then((given) => given && model.feed.refresh()),
      reload: () => location.reload(),
    }}
  />,
  document.body,
);
