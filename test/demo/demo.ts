import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { BrowserKind } from '../browser/find-browser';
import { connect, panelOf, pollNow, popupOf, submitToken, waitForLook } from '../browser/product';
import { openStage, type Stage } from '../browser/stage';
import { waitFor } from '../browser/test-page';
import type { StandIn } from '../make/stand-in';
import type { Happening } from '../make/stand-in-organization';
import { ROOT } from '../run/root';
import { useLargeLog } from './large-log';

// `npm run demo`: the extension on a Make of our own, connected, beside a page of an organization. With a display it
// stays open for a person; without one (or with --headless) it does the main job itself and takes pictures.

const kind: BrowserKind = process.argv.includes('--firefox') ? 'firefox' : 'chromium';
const { platform, env } = process;
const noDisplay = platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY;
const headless = process.argv.includes('--headless') || noDisplay;
const OUT = join(ROOT, 'test', 'demo', 'out', kind);
/** `--entries=1000000`: a log of that size, and Make's smallest limits out of the way. */
const entries = Number(process.argv.find((arg) => arg.startsWith('--entries='))?.split('=')[1] ?? 0);
const standIn = entries > 0 ? { entries, apiLimit: 10_000 } : {};

// From the start on: whenever Ctrl+C comes, the browser is closed and its files are deleted.
const interrupted = new Promise((resolve) => process.once('SIGINT', resolve));
const stage = await openStage(kind, { headless, standIn });
try {
  const work = entries > 0 ? () => useLargeLog(stage, join(OUT, String(entries))) : () => show(stage);
  await Promise.race([interrupted, headless ? work() : stay(stage)]);
} finally {
  await stage.close();
}

/** Everything ready, then it is the person's. */
async function stay({ browser, make }: Stage): Promise<void> {
  await connect(browser, { token: make.tokenOf.owner });
  const tab = await browser.openTab(`https://eu1.make.com/organization/${make.named.main.id}/dashboard`);
  await browser.openPanel(tab);
  console.log(`${make.named.main.name} on a Make of our own, in ${kind}. Close the browser, or press Ctrl+C, to end.`);
  console.log(`A token to connect with by hand: ${make.tokenOf.owner}`);
  await browser.closed();
}

async function show({ browser, make }: Stage): Promise<void> {
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(OUT, { recursive: true });
  const { main } = make.named;
  const dashboard = `https://eu1.make.com/organization/${main.id}/dashboard`;

  const connectPage = await browser.openExtensionPage('options');
  await connectPage.find({ role: 'heading', name: 'Connect to Make' });
  save('connect-page', await connectPage.screenshot());
  await submitToken(connectPage, { token: make.tokenOf.owner });
  await connectPage.sees('Connected to eu1.make.com');
  save('connected', await connectPage.screenshot());
  await connectPage.close();
  say('Connected to eu1.make.com');

  const tab = await browser.openTab(dashboard);
  await tab.sees(main.name);
  await waitForLook(make, main.id);
  const happenings = meanwhile(main);
  for (const happening of happenings) main.happen(happening);
  await pollNow(browser);
  await tab.activate();
  const badge = await waitFor(async () => {
    const now = await browser.badge(tab);
    return now.text === '' ? undefined : now;
  }, 'the badge to count');
  say(`Meanwhile ${happenings.length} things happened; the badge says ${badge.text} (${badge.title})`);

  const popup = popupOf(await browser.openPopup(tab));
  await popup.page.find({ role: 'list', name: 'Recent changes' });
  await popup.page.sees('New');
  const [scenario] = main.sample.living('scenario');
  // Names come to who reads for a moment.
  await popup.page.sees(scenario?.name ?? '');
  say(`The popup lists ${(await popup.changes()).length} recent changes, new ones marked`);
  save('popup', await popup.page.screenshot());
  await popup.page.close();

  const panel = panelOf(await browser.openPanel(tab));
  const entries = await panel.someEntries();
  say(`Beside ${dashboard} the panel shows the log of ${main.name}:`);
  for (const { name } of entries.slice(0, 5)) say(`  ${name}`);
  save('page-with-panel', await browser.windowPicture(tab, panel.page));
  save('panel', await panel.page.screenshot());

  const sentence = await panel.openEntry(1);
  await panel.wholeDetail();
  say(`One click opens an entry: ${sentence}`);
  save('detail', await panel.page.screenshot());
  await panel.back();

  await browser.setColorScheme('dark');
  // Colours fade from one scheme to the other.
  await wait(500);
  save('panel-dark', await panel.page.screenshot());
  await browser.setColorScheme('light');

  const requests = make.log.api().length;
  say(`Requests to the API of Make: ${requests}; errors the browser lists for the extension:`);
  const errors = await browser.errors();
  for (const line of errors.length === 0 ? ['none'] : errors) say(`  ${line}`);
  say(`Pictures are in ${relative(ROOT, OUT)}`);
  if (errors.length > 0) process.exitCode = 1;
}

/** What colleagues do while nobody looks; the last is the newest. */
function meanwhile({ sample }: StandIn['named']['main']): readonly Happening[] {
  const [scenario] = sample.living('scenario');
  const [webhook] = sample.living('webhook');
  const [, , , colleague, other] = sample.people;
  if (scenario === undefined || webhook === undefined || colleague === undefined || other === undefined) {
    throw new Error('The sample organization is too small for a story.');
  }
  const ago = (minutes: number) => Date.now() - minutes * 60_000;
  return [
    {
      eventName: 'webhook_disabled',
      triggeredAt: ago(1.4),
      targetId: webhook.id,
      actor: other.id,
      details: { webhookName: webhook.name, webhookType: 'http', queueLength: 117 },
    },
    {
      eventName: 'scenario_updated',
      triggeredAt: ago(0.8),
      targetId: scenario.id,
      actor: colleague.id,
      version: { from: '41', to: '42' },
      details: {
        scenarioName: scenario.name,
        before: { scheduling: { type: 'indefinitely', interval: 900 }, maxErrors: 3, sequential: false },
        after: { scheduling: { type: 'indefinitely', interval: 60 }, maxErrors: 10, sequential: true },
      },
    },
    {
      eventName: 'scenario_deactivated',
      triggeredAt: ago(0.1),
      targetId: scenario.id,
      actor: colleague.id,
      details: { scenarioName: scenario.name, reason: 'manual' },
    },
  ];
}

function save(name: string, png: Uint8Array): void {
  writeFileSync(join(OUT, `${name}.png`), png);
}

function say(line: string): void {
  console.log(line);
}
