import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { panelOf } from '../browser/product';
import { timed } from '../browser/pulse';
import type { Stage } from '../browser/stage';
import { type Step, type TestPage, waitFor } from '../browser/test-page';

export const ROWS = "document.querySelectorAll('[role=feed] article').length > 0";
const SEARCH: Step = { role: 'searchbox', name: 'Search' };
/** As fast as a quick typist, in ms a letter. */
const TYPING = 120;
const WIDTH = 400;

export type Hand = ReturnType<typeof createHand>;

/** Uses the panel in a tab as a person does; tells how long each thing took and blocked the page, and takes pictures. */
export function createHand({
  stage,
  hash,
  folder,
}: {
  readonly stage: Stage;
  readonly hash: string;
  readonly folder: string;
}) {
  let current: TestPage | undefined;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });

  function page(): TestPage {
    if (current === undefined) throw new Error('The panel is not open.');
    return current;
  }

  async function take(name: string): Promise<void> {
    writeFileSync(join(folder, `${name}.png`), await page().screenshot());
  }

  /** What does not come about is told, with a picture, and the next is tried. */
  async function attempt(what: string, act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      console.log(`${what.padEnd(44)} FAILED ${String(error).slice(0, 160)}`);
      process.exitCode = 1;
      await take(`failed-${what.replace(/\W+/g, '-')}`);
    }
  }

  async function clock(what: string, act: () => Promise<unknown>, until: string, patience?: number): Promise<void> {
    const { took, blocked, longTasks } = await timed(page(), act, until, patience);
    const ms = (time: number) => `${Math.round(time).toLocaleString('en-US')} ms`.padStart(10);
    const tasks = longTasks.length === 0 ? '' : ` (tasks ${longTasks.map(Math.round).join(', ')})`;
    console.log(`${what.padEnd(44)}${ms(took)}, blocked${ms(blocked)}${tasks}`);
  }

  /** What looks for a thing by its role would itself block the page: it is found before the clock runs. */
  async function spot(...steps: readonly Step[]): Promise<() => Promise<void>> {
    const { rect } = await page().find(...steps);
    return () => page().mouse(rect.x + rect.width / 2, rect.y + rect.height / 2);
  }

  return {
    page,
    take,
    spot,

    async open(what: string): Promise<void> {
      current = await stage.browser.openExtensionPage('sidepanel', { width: WIDTH, hash });
      const tab = current;
      const at = await waitFor(async () => {
        const now = await tab.evaluate(`${ROWS} && performance.now()`);
        return typeof now === 'number' ? now : undefined;
      }, 'rows');
      console.log(`${what}: rows are there ${Math.round(at)} ms after the page began`);
      await panelOf(tab).someEntries();
    },

    measure: (what: string, act: () => Promise<unknown>, until: string, patience?: number) =>
      attempt(what, () => clock(what, act, until, patience)),

    press: (what: string, steps: readonly Step[], until: string, patience?: number) =>
      attempt(what, async () => clock(what, await spot(...steps), until, patience)),

    /** Letter by letter. */
    type: (text: string, until = ROWS) =>
      attempt(`type ${text}`, async () => {
        await page().focus(SEARCH);
        await clock(
          `type ${text}`,
          async () => {
            for (const letter of text) {
              await page().insertText(letter);
              await wait(TYPING);
            }
          },
          until,
        );
      }),

    async empty(): Promise<void> {
      await page().fill('', SEARCH);
      await wait(400);
    },

    /** Narrow and wide, light and dark. */
    async pictures(name: string): Promise<void> {
      for (const width of [320, 600]) {
        await page().setWidth(width);
        for (const scheme of ['light', 'dark'] as const) {
          await stage.browser.setColorScheme(scheme);
          // Colours fade from one scheme to the other.
          await wait(350);
          await take(`${name}-${width}-${scheme}`);
        }
      }
      await stage.browser.setColorScheme('light');
      await page().setWidth(WIDTH);
      await wait(200);
    },
  };
}
