/** What we use of `action`, the extension's button in the toolbar. */
export interface ActionApi {
  setBadgeText(details: { tabId: number; text: string }): Promise<void>;
  setBadgeBackgroundColor(details: { tabId: number; color: string }): Promise<void>;
  /** Not in every browser; where it is missing, the browser picks a readable colour. */
  setBadgeTextColor?(details: { tabId: number; color: string }): Promise<void>;
  setTitle(details: { tabId: number; title: string }): Promise<void>;
}

/** What the button shows for one tab. Both browsers forget it when the tab loads another document: render again then. */
export interface Toolbar {
  /** A count above zero; `title` explains it in the tooltip. */
  renderCount(tabId: number, count: number, title: string): Promise<void>;
  /** Something needs the person: token refused, access missing. */
  renderWarning(tabId: number, title: string): Promise<void>;
  renderNothing(tabId: number, title: string): Promise<void>;
}

/** More fits no badge, and tells no more. */
const HIGHEST_COUNT = 99;

// Both with white text on it at a contrast above 4.5 : 1.
const COUNT_COLOR = '#6d28d9';
const WARNING_COLOR = '#b45309';
const TEXT_COLOR = '#ffffff';

export function createToolbar(action: ActionApi): Toolbar {
  async function render(tabId: number, text: string, color: string, title: string): Promise<void> {
    try {
      await Promise.all([
        action.setBadgeText({ tabId, text }),
        action.setBadgeBackgroundColor({ tabId, color }),
        action.setBadgeTextColor?.({ tabId, color: TEXT_COLOR }),
        action.setTitle({ tabId, title }),
      ]);
    } catch {
      // The tab was closed meanwhile, and its badge with it.
    }
  }

  return {
    renderCount: (tabId, count, title) =>
      render(tabId, count > HIGHEST_COUNT ? `${HIGHEST_COUNT}+` : String(count), COUNT_COLOR, title),
    renderWarning: (tabId, title) => render(tabId, '!', WARNING_COLOR, title),
    renderNothing: (tabId, title) => render(tabId, '', COUNT_COLOR, title),
  };
}
