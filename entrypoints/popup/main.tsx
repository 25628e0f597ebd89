import '@/components/ui/tokens.css';
import '@/components/ui/base.css';
import { effect } from '@preact/signals';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { PopupPage } from '@/components/popup/popup-page';
import { createPanelGateway } from '@/lib/browser/create-panel-gateway';
import { createPanel } from '@/lib/browser/panel';
import { whenWorthDrawing } from '@/lib/panel/feed/first-picture';
import { createPopupModel } from '@/lib/panel/popup-model';
import { applyTheme } from '@/lib/panel/settings/settings-theme';

const gateway = createPanelGateway();
const model = createPopupModel(gateway);
const panel = createPanel(browser);

effect(() => applyTheme(document.documentElement, model.settings.value.theme));
void start();

async function start(): Promise<void> {
  // Known before the first click: the panel opens only within the click, so nothing can be asked then.
  const { id: windowId = browser.windows.WINDOW_ID_CURRENT } = await browser.windows.getCurrent();
  await whenWorthDrawing(model.feed.state);
  render(
    <PopupPage
      model={model}
      actions={{
        openPanel: () => void panel.open(windowId).then((opened) => (opened ? close() : gateway.openInTab())),
        openSettings: gateway.openSettings,
        allowSite: (zone) => void gateway.allowSite(zone).then((given) => given && model.feed.refresh()),
        reload: () => location.reload(),
      }}
    />,
    document.body,
  );
}
