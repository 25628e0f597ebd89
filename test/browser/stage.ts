import { type StandInProxy, startProxy } from '../make/proxy';
import { type StandIn, type StandInOptions, startStandIn } from '../make/stand-in';
import type { BrowserKind } from './find-browser';
import { closeWelcome, launchBrowser } from './launch';
import type { TestBrowser } from './test-browser';

/** A browser with the extension, and the Make it believes in. */
export interface Stage {
  /** The one that runs now. */
  readonly browser: TestBrowser;
  readonly make: StandIn;
  readonly proxy: StandInProxy;
  /** What the browsers that ran here say went wrong in the extension. */
  errors(): Promise<readonly string[]>;
  closeBrowser(): Promise<void>;
  /** Closes the browser, if it runs, and opens it again on the same profile. */
  restartBrowser(): Promise<void>;
  close(): Promise<void>;
}

export interface StageOptions {
  readonly standIn?: StandInOptions;
  readonly headless?: boolean;
  readonly extension?: string;
}

export async function openStage(kind: BrowserKind, { standIn, ...launch }: StageOptions = {}): Promise<Stage> {
  const make = await startStandIn(standIn);
  const proxy = await startProxy(make.port);
  const network = { chromiumArguments: make.chromiumArguments, firefoxPreferences: proxy.firefoxPreferences };
  let browser = await launchBrowser(kind, { network, ...launch });
  let errors: readonly string[] = [];
  let runs = true;

  async function errorsSoFar(): Promise<readonly string[]> {
    return runs ? [...errors, ...(await browser.errors())] : errors;
  }

  async function closeBrowser(): Promise<void> {
    errors = await errorsSoFar();
    runs = false;
    await browser.close();
  }

  return {
    get browser() {
      return browser;
    },
    errors: errorsSoFar,
    closeBrowser,
    async restartBrowser() {
      if (runs) await closeBrowser();
      browser = await browser.restart();
      runs = true;
      await closeWelcome(browser);
    },
    make,
    proxy,
    async close() {
      await browser.dispose();
      await proxy.close();
      await make.close();
    },
  };
}
