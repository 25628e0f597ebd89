import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import { connect, type Panel, panelOf } from '../browser/product';
import type { KeptEntry, OrganizationLog } from '../make/organization-log';
import { makeUrl, useStage } from './use-stage';

const stage = useStage();

const SECOND = 1000;

const HOSTILE: readonly (readonly [what: string, text: string])[] = [
  ['an image with a handler', '<img src=x onerror="globalThis.pwned=1">'],
  ['a drawing with a script', '<svg onload="globalThis.pwned=1"><script>globalThis.pwned=1</script></svg>'],
  ['a link that is a script', 'javascript:globalThis.pwned=1'],
  ['an end of a script', '</script><script>globalThis.pwned=1</script>'],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is meant to look like one
  ['a template', '${globalThis.pwned=1} {{constructor.constructor("pwned=1")()}}'],
  ['text that turns around', 'invoice\u202egnp.exe \u2066hidden\u2069'],
  ['invisible letters', 'zero\u200bwidth\u200djoiner\ufeff'],
  ['a pile of marks', `e${'\u0301'.repeat(3000)}`],
  ['a NUL', 'before\0after'],
  ['one very long word', 'W'.repeat(100_000)],
  ['our own words', 'Make refused this token (eu1.make.com). Replace the token'],
];

let panel: Panel;
let entries: readonly KeptEntry[];

beforeAll(async () => {
  const { browser, make } = stage();
  const { main } = make.named;
  const at = await timeAfter(newestOf(main.log), HOSTILE.length * SECOND);
  entries = HOSTILE.map(([, text], index) => hostileEntry(text, main.id, at - index * SECOND));
  main.log.insert(entries);
  await connect(browser, { token: make.tokenOf.owner });
  const tab = await browser.openTab(makeUrl(`/organization/${main.id}/dashboard`));
  panel = panelOf(await browser.openPanel(tab));
  await panel.someEntries();
});

function newestOf(log: OrganizationLog): number {
  const serial = log.order({ sortBy: 'triggeredAt', sortDir: 'desc' })[0];
  if (serial === undefined) throw new RangeError('the log is empty');
  return log.at(serial).triggeredAt;
}

/** Waits until so many ms lie between a time and now: the sample ends a few seconds ago. */
async function timeAfter(time: number, distance: number): Promise<number> {
  await sleep(Math.max(0, time + distance - Date.now()));
  return Date.now();
}

/** The newest of all, so that the case with a number is the row with that number. */
function hostileEntry(text: string, organizationId: number, time: number): KeptEntry {
  return {
    uuid: randomUUID(),
    triggeredAt: time,
    createdAt: time,
    organization: { id: organizationId, name: text },
    eventName: text,
    team: { id: 1, name: text },
    actor: { id: 1, name: text, email: text },
    targetId: text,
    version: { from: text, to: text },
    details: {
      [text.slice(0, 1000)]: text,
      nested: { list: [text, { vnode: { type: 'img', props: { onerror: text } } }] },
    },
  };
}

const LOOKS = `JSON.stringify({
  pwned: globalThis.pwned ?? 'no',
  wide: document.documentElement.scrollWidth > innerWidth,
  foreign: [...document.querySelectorAll('img, iframe, object, embed, script:not([src]), a[href]')]
    .map((element) => element.getAttribute('href') ?? element.outerHTML)
    .filter((href) => !href.startsWith('https://eu1.make.com/') && !href.startsWith('#')),
  turned: /[\\u202a-\\u202e\\u2066-\\u2069]/.test(document.body.innerText),
})`;
const HARMLESS = { pwned: 'no', wide: false, foreign: [], turned: false };

test.each(HOSTILE.map(([what], index) => [what, index] as const))(
  '%s in every field is text and stays inside its place',
  async (_, index) => {
    expect(JSON.parse(String(await panel.page.evaluate(LOOKS)))).toEqual(HARMLESS);
    await panel.openEntry(index);
    await panel.wholeDetail();
    await panel.page.sees(entries[index]?.uuid ?? 'an entry');
    expect(JSON.parse(String(await panel.page.evaluate(LOOKS)))).toEqual(HARMLESS);
    expect(await panel.page.violations()).toEqual([]);
    await panel.back();
  },
);
