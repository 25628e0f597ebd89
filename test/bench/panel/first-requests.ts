import { letMinutePass, panelOf } from '../../browser/product';
import type { Stage } from '../../browser/stage';
import type { Row } from '../row';

/** What opening a page costs in requests, counted where they arrive. */
export async function requestRows({ browser, make }: Stage): Promise<readonly Row[]> {
  const { second } = make.named;
  const team = second.sample.teams[1]?.id;
  const open = async () => {
    const before = make.log.api().length;
    const tab = await browser.openTab(`https://eu1.make.com/${team}/scenarios`, { newWindow: true });
    const panel = panelOf(await browser.openPanel(tab));
    await panel.someEntries();
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await tab.close();
    return make.log.api().length - before;
  };
  const fresh = await open();
  await letMinutePass(browser);
  const known = await open();
  return [
    { metric: 'requests to open a fresh page', measured: fresh, budget: 3, unit: '' },
    { metric: 'requests to open a known page', measured: known, budget: 2, unit: '' },
  ];
}
