import { expect, it } from 'vitest';
import { createEventCatalog } from '@/lib/audit-log/event-catalog';
import { EVERYTHING } from '@/lib/audit-log/query';
import { bestTime } from '../../../fakes/best-time';
import { createRig } from '../archive-rig';
import { fakeEntry, ORGANIZATION, SOURCE, START, uuidOf } from '../builders';

const ENTRIES = 50_000;
const EVENTS = createEventCatalog();

it('any typed text is a plain one, sought in 50,000 entries in less than 100 ms', async () => {
  const rig = await createRig('computer');
  const archive = rig.archive();
  const entries = Array.from({ length: ENTRIES }, (_, index) =>
    fakeEntry({
      uuid: uuidOf(index),
      targetId: index === 31_337 ? '(a+)+$ [' : String(index),
      actor: { id: (index % 400) + 1, name: 'a'.repeat((index % 400) + 1) },
    }),
  );
  for (let start = 0; start < ENTRIES; start += 10_000) {
    const page = { entries: entries.slice(start, start + 10_000), seenAt: START };
    await archive.append(SOURCE, page, (record) => record);
  }
  const index = await rig.loader().load(ORGANIZATION);
  expect(index.size).toBe(ENTRIES);
  const search = (typed: string) =>
    index.search(SOURCE, { ...EVERYTHING, text: { include: [typed], exclude: [] } }, EVENTS);

  for (const typed of ['(a+)+$', '[', '\\', '.*', '^', 'a'.repeat(10_000), '(a|a)*'.repeat(1000), '\0', '\ud800']) {
    expect(
      bestTime(() => void search(typed), 3),
      typed.slice(0, 20),
    ).toBeLessThan(100);
  }
  expect([...search('(a+)+$')].map((row) => index.entry(row).uuid)).toEqual([uuidOf(31_337)]);
  expect(search('.*')).toHaveLength(0);
}, 60_000);
