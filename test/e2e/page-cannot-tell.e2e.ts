import { expect, test } from 'vitest';
import { waitFor } from '../browser/test-page';
import { makeUrl, useStage } from './use-stage';

const stage = useStage();

/** Everything of a page that an extension could leave a trace in. */
const TRACES = `({
  globals: Object.getOwnPropertyNames(window).filter((name) => !/^(\\\\d+|__|auditLensTest|axe)/.test(name)).sort(),
  document: Object.getOwnPropertyNames(document).sort(),
  attributes: [...document.documentElement.attributes, ...document.body.attributes].map(({ name }) => name),
  elements: [...document.querySelectorAll('*')].map((element) => element.localName + [...element.getAttributeNames()].join()),
  loaded: performance.getEntriesByType('resource').map(({ name }) => new URL(name).protocol).filter((p) => p !== 'https:'),
  reachable: [typeof globalThis.chrome?.runtime?.sendMessage, typeof globalThis.browser],
})`;

/** Notes for 10 s whatever happens in the page that it did not do itself. */
const WATCH = `
  window.noticed = [];
  for (const type of ['message', 'messageerror', 'storage', 'securitypolicyviolation', 'error', 'unhandledrejection']) {
    window.addEventListener(type, (event) => window.noticed.push(type));
  }
  const dispatch = EventTarget.prototype.dispatchEvent;
  EventTarget.prototype.dispatchEvent = function (event) { window.noticed.push('dispatch ' + event.type); return dispatch.call(this, event); };
  new MutationObserver((records) => window.noticed.push(...records.map(({ type }) => type)))
    .observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
`;

test('a page of Make finds no trace of us, in itself or in what happens to it', async () => {
  const { browser, make } = stage();
  const path = `/organization/${make.named.main.id}/dashboard`;
  const tab = await browser.openTab(makeUrl(path));
  const beyond = await browser.openTab(`https://eu3.make.com${path}`);
  await tab.sees(make.named.main.name);
  await beyond.sees(make.named.main.name);
  expect(await tab.evaluate(TRACES)).toEqual(await beyond.evaluate(TRACES));

  await tab.activate();
  await tab.run(WATCH);
  await new Promise((resolve) => setTimeout(resolve, 10_000));
  expect(await tab.evaluate('window.noticed')).toEqual([]);
});

test.each(['manifest.json', 'make-page.js', 'sidepanel.html', 'icon/48.png'])(
  'a web page cannot load our %s',
  async (file) => {
    // A document of a web site without a policy of its own: what refuses must be the browser.
    const tab = await stage().browser.openTab('https://www.make.com/assets/app.css');
    const url = `${stage().browser.origin}/${file}`;
    for (const tag of ['img', 'script', 'link']) {
      const load = `new Promise((resolve) => {
        const element = document.createElement('${tag}');
        element.onload = () => resolve('read');
        element.onerror = () => resolve('refused');
        element.rel = 'stylesheet';
        element['${tag === 'link' ? 'href' : 'src'}'] = '${url}';
        document.body.append(element);
      })`;
      expect(await tab.evaluate(load), tag).toBe('refused');
    }
    expect(await tab.evaluate(`fetch('${url}').then(() => 'read', () => 'refused')`)).toBe('refused');
    await tab.close();
  },
);

test.each(['sidepanel.html', 'popup.html', 'options.html'])('a web page cannot frame our %s', async (file) => {
  const { browser, make } = stage();
  // The control: a frame that may be shown says where it is.
  const framed = 'data:text/html,<p>framed</p>';
  const tab = await browser.openTab('data:text/html,<p>A web page</p>');
  for (const url of [framed, `${browser.origin}/${file}`]) {
    await tab.evaluate(`new Promise((resolve) => {
      const frame = document.createElement('iframe');
      frame.onload = frame.onerror = () => resolve(true);
      setTimeout(() => resolve(false), 2000);
      frame.src = '${url}';
      document.body.append(frame);
    })`);
  }
  const frames = await waitFor(
    async () => {
      const shown = await tab.frames();
      return shown.length === 2 ? shown : undefined;
    },
    async () => `two frames; there is ${await tab.frames()}`,
  );
  expect(frames[0]).toBe(framed);
  expect(frames[1]).not.toContain(browser.origin);
  expect(make.log.api()).toEqual([]);
  await tab.close();
});
