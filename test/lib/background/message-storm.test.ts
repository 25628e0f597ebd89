import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { EVERYTHING } from '@/lib/audit-log/query';
import type { TabInfo } from '@/lib/browser/tabs';
import { MINUTE } from '@/lib/time';
import { settle } from './background-rig';
import { createOwnerRig, ZONE } from './owner-rig';
import { useStandIn } from './use-stand-in';

const MESSAGES = 5000;
/** What a person may cause in a minute, for the organization and for what belongs to none. */
const LIMIT = 2 * 20;
const standIn = useStandIn({ entries: 150 });

async function connected(tabs: TabInfo[] = []) {
  const rig = createOwnerRig(standIn(), { tabs });
  await rig.connect();
  await settle();
  rig.clock.time += 120_000;
  rig.sent.length = 0;
  return rig;
}

/** The most requests that any minute saw. */
function busiestMinute(sent: readonly number[]): number {
  return Math.max(0, ...sent.map((start) => sent.filter((time) => time >= start && time < start + MINUTE).length));
}

describe('a thousand messages a second for five seconds', () => {
  it('from the panel are all answered, and cost no more requests than a person may cause', async () => {
    const { send, clock, sent, organization, source } = await connected();
    const kinds: readonly (() => readonly [kind: string, request: unknown])[] = [
      () => ['source.refresh', { source }],
      () => ['source.open', { source }],
      () => ['source.filters', { source }],
      () => ['source.load-older', { source, query: EVERYTHING }],
      () => ['organization.describe', organization],
      () => ['entry.detail', { ...organization, uuid: randomUUID() }],
      () => ['page.resolve', { tabId: 5 }],
      () => ['source.mark-seen', { source }],
    ];
    const replies: Promise<unknown>[] = [];
    for (let message = 0; message < MESSAGES; message += 1) {
      const [kind, request] = kinds[message % kinds.length]?.() ?? ['', {}];
      replies.push(send(kind, request));
      clock.time += 1;
      if (message % 100 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    for (const reply of await Promise.all(replies)) expect(reply).toHaveProperty('ok');
    expect(sent.length).toBeGreaterThan(0);
    expect(busiestMinute(sent)).toBeLessThanOrEqual(LIMIT);
  }, 60_000);

  it('from a page that pretends to be another each time cost no more either, and the panel is served', async () => {
    const tab = { id: 5, windowId: 1, url: `https://${ZONE}/` };
    const { hint, send, clock, sent } = await connected([tab]);
    for (let message = 0; message < MESSAGES; message += 1) {
      tab.url = `https://${ZONE}/${9_000_000 + message}/scenarios`;
      hint({ path: new URL(tab.url).pathname, teamId: 9_000_000 + message }, tab.id);
      clock.time += 1;
      if (message % 20 === 0) await settle();
    }
    await settle();
    expect(busiestMinute(sent)).toBeLessThanOrEqual(LIMIT);
    expect(await send('storage.usage', {})).toMatchObject({ ok: true });
  }, 60_000);
});
