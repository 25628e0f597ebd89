import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { PROTOCOL_VERSION } from '@/lib/messaging/contract';
import { connect, panelOf } from '../browser/product';
import { whenNamed, whenQuiet } from '../browser/quiet';
import { waitFor } from '../browser/test-page';
import { BROWSER, makeUrl, useStage } from './use-stage';

const stage = useStage();

const FOLDER = fileURLToPath(new URL('../browser/other-extension', import.meta.url));

test('another extension sees no request of ours, and gets no answer and no file', async () => {
  const { browser, make } = stage();
  const { main } = make.named;
  const spyOrigin = await browser.installAnother(FOLDER, 'another@extension.example');
  const spy = await browser.openTab(`${spyOrigin}/page.html`);
  await connect(browser, { token: make.tokenOf.owner });
  const tab = await browser.openTab(makeUrl(`/organization/${main.id}/dashboard`), { newWindow: true });
  const panel = panelOf(await browser.openPanel(tab));
  await panel.someEntries();
  await whenNamed(make, { organization: main.id });
  await panel.openEntry(0);
  const detail = new RegExp(`/audit-logs/${main.id}/`);
  await waitFor(
    () => make.log.api().some(({ path, status }) => detail.test(path) && status === 200) || undefined,
    'the details to be read',
  );

  const seen = String(await spy.evaluate('JSON.stringify(globalThis.seen)'));
  // It does see what the page loads.
  expect(seen).toContain(makeUrl(`/organization/${main.id}/dashboard`));
  expect(seen).not.toContain('/api/v2/');
  expect(seen).not.toContain(make.tokenOf.owner);

  // What was under way comes to its end; then nothing is asked by itself.
  const asked = await whenQuiet(make);
  const ours = JSON.stringify(
    BROWSER === 'chromium' ? new URL(browser.origin).host : 'audit-lens-for-make@audit-lens.example',
  );
  const source = { type: 'organization', zone: 'eu1.make.com', organizationId: main.id };
  for (const kind of ['source.refresh', 'storage.delete-all', 'page.context', 'storage.usage']) {
    const message = JSON.stringify({
      protocolVersion: PROTOCOL_VERSION,
      kind,
      path: '/',
      request: kind.startsWith('storage') ? {} : { source },
    });
    expect(await spy.evaluate(`say(${ours}, ${message})`), kind).toBe('refused');
    expect(await spy.evaluate(`connectTo(${ours}, ${message})`), kind).toBe('refused');
  }
  for (const file of ['manifest.json', 'sidepanel.html', 'background.js']) {
    const read = `fetch('${browser.origin}/${file}').then((answer) => answer.text(), () => 'refused')`;
    expect(await spy.evaluate(read), file).toBe('refused');
  }
  expect(make.log.api().length).toBe(asked);
  expect((await panel.detail()).text).not.toBe('');
});
