// Runs in Firefox's own window (the "chrome" scope): the only place that reaches the real sidebar and the real popup.
// Everything here is Firefox's internals and may change with a release; nothing else in the tests knows them.
globalThis.auditLens = (() => {
  const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
  const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
  const pages = new Map();
  const prepared = new WeakMap();
  let lastId = 0;

  /** Inside the page's process: evaluates as the page itself would, and sends trusted input. */
  function frameScript() {
    const self = this;
    self.addMessageListener('audit-lens:do', async ({ data: { id, task, ...data } }) => {
      try {
        self.sendAsyncMessage('audit-lens:done', { id, value: await tasks[task](data) });
      } catch (error) {
        self.sendAsyncMessage('audit-lens:done', { id, error: String(error?.message ?? error) });
      }
    });
    const sandboxes = new WeakMap();
    /** One for each document: what `run` defines, `evaluate` finds, and the page itself does not. */
    function sandbox() {
      const { content } = self;
      const made =
        sandboxes.get(content.document) ?? Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false });
      sandboxes.set(content.document, made);
      return made;
    }
    const tasks = {
      async evaluate({ expression }) {
        return String(
          await Cu.evalInSandbox(`(async () => JSON.stringify({ value: await (${expression}) }))()`, sandbox()),
        );
      },
      run({ source }) {
        Cu.evalInSandbox(source, sandbox());
      },
      mouse({ x, y }) {
        self.content.focus();
        for (const type of ['mousemove', 'mousedown', 'mouseup']) {
          const pressed = type === 'mousedown' ? 1 : 0;
          const data = type === 'mousemove' ? {} : { button: 0, buttons: pressed, clickCount: 1 };
          self.content.synthesizeMouseEvent(type, x, y, data, { ignoreRootScrollFrame: true });
        }
      },
      press({ key, code, keyCode, shift }) {
        self.content.focus();
        const tip = Cc['@mozilla.org/text-input-processor;1'].createInstance(Ci.nsITextInputProcessor);
        if (!tip.beginInputTransactionForTests(self.content)) throw new Error('no input transaction');
        const event = new self.content.KeyboardEvent('', { key, code, keyCode });
        const shiftKey = new self.content.KeyboardEvent('', { key: 'Shift', code: 'ShiftLeft', keyCode: 16 });
        if (shift) tip.keydown(shiftKey);
        tip.keydown(event);
        tip.keyup(event);
        if (shift) tip.keyup(shiftKey);
      },
      insertText({ text }) {
        self.content.document.execCommand('insertText', false, text);
      },
    };
  }
  const FRAME_SCRIPT = `data:application/javascript,${encodeURIComponent(`(${frameScript.toString()}).call(this)`)}`;

  function call(browser, task, data = {}, patience = 15_000) {
    const manager = browser.messageManager;
    // A view that moves to another process forgets its scripts.
    const home = `${browser.browsingContext.id} ${browser.browsingContext.currentWindowGlobal?.osPid}`;
    if (prepared.get(manager) !== home) {
      manager.loadFrameScript(FRAME_SCRIPT, false);
      prepared.set(manager, home);
    }
    return new Promise((resolve, reject) => {
      const id = Math.random();
      const timer = setTimeout(() => finish(() => reject(new Error(`no answer to ${task}`))), patience);
      const listen = ({ data: answer }) => {
        if (answer.id !== id) return;
        finish(() => (answer.error === undefined ? resolve(answer.value) : reject(new Error(answer.error))));
      };
      function finish(settle) {
        clearTimeout(timer);
        manager.removeMessageListener('audit-lens:done', listen);
        settle();
      }
      manager.addMessageListener('audit-lens:done', listen);
      manager.sendAsyncMessage('audit-lens:do', { id, task, ...data });
    });
  }

  function adopt(browser) {
    for (const [id, known] of pages) if (known === browser) return id;
    lastId += 1;
    pages.set(lastId, browser);
    return lastId;
  }

  function pageOf(id) {
    const browser = pages.get(id);
    if (browser?.browsingContext === null || browser === undefined) throw new Error('the page is closed');
    return browser;
  }

  async function until(ask, what) {
    const deadline = Date.now() + 10_000;
    for (;;) {
      const answer = await ask();
      if (answer) return answer;
      if (Date.now() > deadline) throw new Error(`waited for ${what}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** Loaded, and what we send reaches the new document instead of the one that is going away. */
  function loaded(browser, url) {
    return until(async () => {
      if (browser.currentURI.spec !== url || browser.webProgress?.isLoadingDocument) return false;
      const question = { expression: '[location.href, document.readyState]' };
      const answer = await call(browser, 'evaluate', question, 1000).then(JSON.parse, () => undefined);
      return answer !== undefined && answer.value[0] === url && answer.value[1] === 'complete';
    }, `${url} to load; there is ${browser.currentURI.spec}`);
  }

  const windowOf = (browser) => browser.ownerDocument.defaultView.browsingContext.topChromeWindow;
  const extension = (id) => WebExtensionPolicy.getByID(id).extension;
  const system = () => Services.scriptSecurityManager.getSystemPrincipal();
  const sidebarBrowser = (win) =>
    win.document.getElementById('sidebar').contentDocument?.getElementById('webext-panels-browser');

  async function picture(context) {
    const bitmap = await context.currentWindowGlobal.drawSnapshot(null, 1, 'white');
    const canvas = document.createElementNS('http://www.w3.org/1999/xhtml', 'canvas');
    canvas.width = bitmap.width;
    canvas.height = bitmap.height;
    canvas.getContext('2d').drawImage(bitmap, 0, 0);
    bitmap.close();
    return canvas.toDataURL('image/png').split(',')[1];
  }

  return {
    async openTab(url, newWindow) {
      let win = Services.wm.getMostRecentWindow('navigator:browser');
      if (newWindow) {
        win = OpenBrowserWindow();
        await until(() => win.gBrowserInit?.delayedStartupFinished, 'a new window');
      }
      const tab = win.gBrowser.addTab(url, { triggeringPrincipal: system() });
      win.gBrowser.selectedTab = tab;
      win.focus();
      await loaded(tab.linkedBrowser, url);
      return adopt(tab.linkedBrowser);
    },
    tabsOf(prefix) {
      return [...Services.wm.getEnumerator('navigator:browser')].flatMap((win) =>
        win.gBrowser.tabs
          .map((tab) => tab.linkedBrowser)
          .filter((browser) => browser.currentURI.spec.startsWith(prefix))
          .map(adopt),
      );
    },
    async navigate(id, url) {
      const browser = pageOf(id);
      browser.fixupAndLoadURIString(url, { triggeringPrincipal: system() });
      await loaded(browser, url);
    },
    evaluate: (id, expression) => call(pageOf(id), 'evaluate', { expression }),
    run: (id, source) => call(pageOf(id), 'run', { source }),
    async mouse(id, x, y) {
      pageOf(id).focus();
      await call(pageOf(id), 'mouse', { x, y });
    },
    async press(id, key) {
      pageOf(id).focus();
      await call(pageOf(id), 'press', key);
    },
    frames: (id) =>
      pageOf(id).browsingContext.children.map(
        ({ currentWindowGlobal }) => currentWindowGlobal?.documentURI?.spec ?? '',
      ),
    originOf: (addonId) => `moz-extension://${WebExtensionPolicy.getByID(addonId).mozExtensionHostname}`,
    insertText: (id, text) => call(pageOf(id), 'insertText', { text }),
    screenshot: (id) => picture(pageOf(id).browsingContext),
    windowPicture: (id) => picture(windowOf(pageOf(id)).browsingContext),
    activate(id) {
      const win = windowOf(pageOf(id));
      win.gBrowser.selectedTab = win.gBrowser.getTabForBrowser(pageOf(id));
      win.focus();
    },
    close(id) {
      const browser = pageOf(id);
      const win = windowOf(browser);
      const tab = win.gBrowser.getTabForBrowser(browser);
      const windows = [...Services.wm.getEnumerator('navigator:browser')];
      // The last tab of all would take the browser with it.
      if (tab && windows.length === 1 && win.gBrowser.tabs.length === 1) {
        win.gBrowser.addTab('about:blank', { triggeringPrincipal: system() });
      }
      if (tab) win.gBrowser.removeTab(tab);
      else if (browser === sidebarBrowser(win)) win.SidebarController.hide();
      else browser.closest('panel')?.hidePopup();
      pages.delete(id);
    },
    setWidth(id, width) {
      const browser = pageOf(id);
      const win = windowOf(browser);
      if (browser === sidebarBrowser(win)) win.document.getElementById('sidebar-box').style.width = `${width}px`;
      else browser.style.maxWidth = `${width}px`;
    },
    async openSidebar(besideId, addonId) {
      const win = windowOf(pageOf(besideId));
      const key = [...win.SidebarController.sidebars.keys()].find((name) =>
        name.includes(addonId.replace(/[^a-z0-9-]/gi, '_')),
      );
      await win.SidebarController.show(key);
      const browser = await until(() => sidebarBrowser(win), 'the sidebar');
      await until(() => browser.currentURI.spec.startsWith('moz-extension:'), 'the sidebar page');
      await loaded(browser, browser.currentURI.spec);
      return adopt(browser);
    },
    async openPopup(overId, addonId) {
      const win = windowOf(pageOf(overId));
      await ExtensionParent.apiManager.global.browserActionFor(extension(addonId)).openPopup(win);
      const browser = await until(() => {
        const found = win.document.querySelector('.webextension-popup-browser:not(.webextension-preload-browser)');
        return found?.currentURI.spec.startsWith('moz-extension:') ? found : undefined;
      }, 'the popup');
      await loaded(browser, browser.currentURI.spec);
      return adopt(browser);
    },
    badge(id, addonId) {
      const { action } = ExtensionParent.apiManager.global.browserActionFor(extension(addonId));
      const tab = windowOf(pageOf(id)).gBrowser.getTabForBrowser(pageOf(id));
      return { text: action.getProperty(tab, 'badgeText') ?? '', title: action.getProperty(tab, 'title') ?? '' };
    },
    async stopBackground(addonId) {
      await extension(addonId).terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true });
      await until(() => extension(addonId).backgroundState === 'stopped', 'the background to stop');
    },
    async setSiteAccess(addonId, granted, origins) {
      const change = granted ? 'add' : 'remove';
      await ExtensionPermissions[change](addonId, { permissions: [], origins }, extension(addonId));
    },
    setColorScheme(dark) {
      // Pages in tabs follow the first, the sidebar and the popup the second.
      Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', dark ? 0 : 1);
      Services.prefs.setIntPref('ui.systemUsesDarkTheme', dark ? 1 : 0);
    },
    /** Errors (no warnings) whose source is the extension's own. */
    errors(origin) {
      return (
        Services.console
          .getMessageArray()
          .filter((message) => message instanceof Ci.nsIScriptError)
          .filter((error) => (error.flags & Ci.nsIScriptError.warningFlag) === 0 && error.sourceName.startsWith(origin))
          // Firefox's own remark about every question that was still open when its page was closed.
          .filter((error) => !/^Promise re(?:jected|solved) after context unloaded/.test(error.errorMessage))
          .map((error) => `${error.errorMessage} (${error.sourceName}:${error.lineNumber})`)
      );
    },
  };
})();
