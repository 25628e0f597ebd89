import { expect, test } from 'vitest';
import { memoryOf } from '../browser/memory';
import { connect, letMinutePass, panelOf } from '../browser/product';
import { waitFor } from '../browser/test-page';
import type { Fault } from '../make/faults';
import { makeUrl, useStage } from './use-stage';

const stage = useStage();

const MB = 1024 * 1024;

const TOO_LARGE = 'The answer was too large';
const LIST = /\/audit-logs\/organization\/\d+$/;

test('an answer of 200 MB, packed or not, is left after 8 MiB, and takes no memory to speak of', async () => {
  const { browser, make } = stage();
  const { main } = make.named;
  await connect(browser, { token: make.tokenOf.owner });
  const tab = await browser.openTab(makeUrl(`/organization/${main.id}/dashboard`));
  const panel = panelOf(await browser.openPanel(tab));
  await panel.someEntries();
  const before = await panel.times();
  const faults: readonly Fault[] = [
    { kind: 'huge', bytes: 200 * MB },
    { kind: 'gzip-bomb', bytes: 200 * MB },
    { kind: 'huge' },
  ];
  for (const fault of faults) {
    await letMinutePass(browser);
    const rest = memoryOf(browser.profile);
    // A measure that sees no browser proves nothing.
    if (rest !== undefined) expect(rest).toBeGreaterThan(50 * MB);
    let most = rest ?? 0;
    const measuring = setInterval(() => {
      most = Math.max(most, memoryOf(browser.profile) ?? 0);
    }, 100);
    const handle = make.faults.add(fault, { path: /\/audit-logs\/organization\/\d+\?/ });
    await panel.refresh();
    await panel.page.sees(TOO_LARGE);
    clearInterval(measuring);
    handle.remove();
    expect(most - (rest ?? 0)).toBeLessThan(100 * MB);
    // Packed, all of it is on its way before anybody can say stop.
    if (fault.kind === 'huge') {
      const answer = () => make.log.api().findLast(({ path }) => LIST.test(path));
      await waitFor(() => answer()?.cutOff || undefined, 'the answer to be left');
    }
    expect((await panel.times())[0]).toBe(before[0]);
    await letMinutePass(browser);
    await panel.refresh();
    await panel.page.sees(/just now/);
    // The next answer is told anew.
    await waitFor(
      async () => !(await panel.page.text()).includes(TOO_LARGE) || undefined,
      () => panel.page.text(),
    );
  }
});
