import { z } from '@/lib/zod';
import type { BrowserKind } from './find-browser';
import type { TestPage } from './test-page';

/** How a browser finds the stand-in Make on loopback, and nothing else. */
export interface Network {
  readonly chromiumArguments: readonly string[];
  readonly firefoxPreferences: Readonly<Record<string, string | number | boolean>>;
}

export interface LaunchOptions {
  readonly network: Network;
  /** A folder with the built extension, for example `.output/chrome-mv3`. It is copied first. */
  readonly extension?: string;
  readonly headless?: boolean;
}

export const Badge = z.object({ text: z.string(), title: z.string() });
export type Badge = z.infer<typeof Badge>;

export type ExtensionPage = 'options' | 'popup' | 'sidepanel';

/** A real browser with the built extension, on the stand-in's pages. The same for Chromium and Firefox. */
export interface TestBrowser {
  readonly kind: BrowserKind;
  /** `chrome-extension://...` or `moz-extension://...`, without a slash at the end. */
  readonly origin: string;
  /** Where the browser keeps its files. */
  readonly profile: string;
  /** Where it saves files. */
  readonly downloads: string;
  /** Opens a page of the web in a new tab, in front. */
  openTab(url: string, options?: { readonly newWindow?: boolean }): Promise<TestPage>;
  /** Opens one of the extension's pages in a tab. */
  openExtensionPage(
    page: ExtensionPage,
    options?: { readonly width?: number; readonly hash?: string },
  ): Promise<TestPage>;
  /** The tabs of the extension that are open, the one just opened by the extension itself for example. */
  extensionTabs(page: ExtensionPage): Promise<readonly TestPage[]>;
  /** The real side panel or sidebar of the window that shows this tab, by a click on the toolbar where there is one. */
  openPanel(beside: TestPage): Promise<TestPage>;
  /** The real popup over this tab. */
  openPopup(over: TestPage): Promise<TestPage>;
  /** What the toolbar shows for this tab. */
  badge(tab: TestPage): Promise<Badge>;
  /**
   * Ends the background as the browser does: its memory is gone, its alarms stay. In Chromium also that of another
   * extension, by its origin.
   */
  stopBackground(of?: string): Promise<void>;
  /** Removes the extension with all it kept, and installs it again: open pages have no script of the new one. */
  reinstall(): Promise<void>;
  /** Installs another extension beside ours, and gives its origin. `id`: the one in its manifest, which Firefox needs. */
  installAnother(folder: string, id: string): Promise<string>;
  /** The person takes the extension's access to Make's sites away, or gives it back. */
  setSiteAccess(granted: boolean): Promise<void>;
  /** A PNG of a tab with the panel beside it: of the window itself where the browser gives it, else put together. */
  windowPicture(tab: TestPage, panel: TestPage): Promise<Uint8Array>;
  setColorScheme(scheme: 'light' | 'dark'): Promise<void>;
  /** What the browser says went wrong in the extension since the start. */
  errors(): Promise<readonly string[]>;
  /** Resolves when the person has closed the browser. */
  closed(): Promise<void>;
  /** Ends the browser. The profile stays until `dispose`. */
  close(): Promise<void>;
  /** Ends the browser and starts it again with the same files. This object is of no more use. */
  restart(): Promise<TestBrowser>;
  /** Ends the browser and deletes its files. */
  dispose(): Promise<void>;
}
