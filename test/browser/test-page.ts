import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { z } from '@/lib/zod';

/** What a page of either browser can do. Coordinates are CSS pixels of its viewport. */
export interface PageDriver {
  /** Evaluates an expression in the page; what it gives (or promises) must be JSON. */
  evaluate(expression: string): Promise<unknown>;
  /** Runs a script in the page. */
  run(source: string): Promise<void>;
  mouse(x: number, y: number): Promise<void>;
  press(key: string): Promise<void>;
  insertText(text: string): Promise<void>;
  /** What the frames in the page really show. */
  frames(): Promise<readonly string[]>;
  /** What the page's main thread has taken of the processor since this was first asked, in ms. Only Chromium tells. */
  readonly threadTime?: () => Promise<number>;
  /** A PNG of what is visible. */
  screenshot(): Promise<Uint8Array>;
  /** Changes the width the page is drawn at, where its kind of view allows it. */
  setWidth(width: number): Promise<void>;
  /** Opens another address in the same view. */
  navigate(url: string): Promise<void>;
  /** Brings the tab to the front. */
  activate(): Promise<void>;
  close(): Promise<void>;
}

/** One step of a search by role and accessible name; several steps search inside each other. */
export interface Step {
  readonly role: string;
  /** The whole name. */
  readonly name?: string;
  /** A regular expression (no case) for a part of the name. */
  readonly pattern?: string;
  /** Only the n-th, from 0, of all that fits. */
  readonly nth?: number;
}

const Snapshot = z.object({
  name: z.string(),
  text: z.string(),
  value: z.optional(z.string()),
  checked: z.boolean(),
  disabled: z.boolean(),
  focused: z.boolean(),
  rect: z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }),
});
export type Snapshot = z.infer<typeof Snapshot>;

const Target = z.object({ x: z.number(), y: z.number(), reached: z.boolean(), covering: z.string() });

const require = createRequire(import.meta.url);
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const IN_PAGE = readFileSync(new URL('./in-page.js', import.meta.url), 'utf8');

/** How long a page may take to show what is expected, in ms. */
const PATIENCE = 20_000;

export type TestPage = ReturnType<typeof createTestPage>;

/** A page as a person meets it: found by role and accessible name, used with mouse and keyboard. */
export function createTestPage(driver: PageDriver) {
  /** Our helpers go in at first use: a page that must not notice us is only driven by `evaluate`. */
  async function inPage(expression: string): Promise<unknown> {
    if ((await driver.evaluate("typeof globalThis.auditLensTest === 'object'")) !== true) {
      await driver.run(`${AXE};\n${IN_PAGE}`);
    }
    return driver.evaluate(`auditLensTest.${expression}`);
  }

  async function query(...steps: readonly Step[]): Promise<readonly Snapshot[]> {
    return z.array(Snapshot).parse(JSON.parse(String(await inPage(`query(${JSON.stringify(steps)})`))));
  }

  async function find(...steps: readonly Step[]): Promise<Snapshot> {
    return waitFor(
      async () => (await query(...steps))[0],
      () => describe(driver, steps),
    );
  }

  /** Where to click: the middle of what is meant, once it has stopped moving and nothing covers it. */
  async function targetOf(steps: readonly Step[], index: number) {
    let last: z.infer<typeof Target> | undefined;
    return waitFor(
      async () => {
        const before = last;
        last = Target.parse(JSON.parse(String(await inPage(`target(${JSON.stringify(steps)}, ${index})`))));
        return last.reached && before?.x === last.x && before.y === last.y ? last : undefined;
      },
      () => describe(driver, steps),
    );
  }

  return {
    ...driver,
    query,
    find,

    async click(...steps: readonly Step[]): Promise<void> {
      await find(...steps);
      const { x, y } = await targetOf(steps, 0);
      await driver.mouse(x, y);
    },

    /** Replaces what is in a field. */
    async fill(text: string, ...steps: readonly Step[]): Promise<void> {
      await find(...steps);
      await inPage(`clear(${JSON.stringify(steps)}, 0)`);
      await (text === '' ? driver.press('Backspace') : driver.insertText(text));
    },

    async choose(label: string, ...steps: readonly Step[]): Promise<void> {
      await find(...steps);
      await inPage(`choose(${JSON.stringify(steps)}, 0, ${JSON.stringify(label)})`);
    },

    async focus(...steps: readonly Step[]): Promise<void> {
      await find(...steps);
      await inPage(`focus(${JSON.stringify(steps)}, 0)`);
    },

    /** What axe finds wrong, one sentence each. */
    async violations(): Promise<readonly string[]> {
      return z.array(z.string()).parse(JSON.parse(String(await inPage('violations()'))));
    },

    async text(): Promise<string> {
      return String(await driver.evaluate("document.body?.innerText ?? ''"));
    },

    /** Waits until the page shows this text. */
    async sees(text: string | RegExp, patience = PATIENCE): Promise<void> {
      await waitFor(
        async () => {
          const shown = String(await driver.evaluate("document.body?.innerText ?? ''"));
          return (typeof text === 'string' ? shown.includes(text) : text.test(shown)) ? true : undefined;
        },
        async () => {
          const shown = String(await driver.evaluate("document.body?.innerText ?? ''"));
          // A table behind a picture would push what matters out of sight.
          return `the text ${text}; the page shows:\n${shown
            .split('\n')
            .filter((line) => !line.includes('\t'))
            .join('\n')}`;
        },
        patience,
      );
    },
  };
}

async function describe(driver: PageDriver, steps: readonly Step[]): Promise<string> {
  return `${JSON.stringify(steps)}; the page shows:\n${await driver.evaluate("document.body?.innerText ?? ''")}`;
}

/** Asks again every 50 ms until there is an answer. The error says what was waited for. */
export async function waitFor<Value>(
  ask: () => Promise<Value | undefined> | Value | undefined,
  what: string | (() => Promise<string>),
  patience = PATIENCE,
): Promise<Value> {
  const deadline = Date.now() + patience;
  for (;;) {
    const value = await attempt(ask);
    if (value.answer !== undefined) return value.answer;
    if (Date.now() > deadline) {
      const described = typeof what === 'string' ? what : await what().catch(() => 'a page that no longer answers');
      throw new Error(`Waited ${patience / 1000} s for ${described}`, { cause: value.error });
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** A page that is just loading or being replaced throws; it is asked again. */
async function attempt<Value>(ask: () => Promise<Value | undefined> | Value | undefined) {
  try {
    return { answer: await ask(), error: undefined };
  } catch (error) {
    return { answer: undefined, error };
  }
}
