import { expect, it } from 'vitest';
import { EVERYTHING, type SettledQuery } from '@/lib/audit-log/query';
import { HOUR } from '@/lib/time';
import { createRig } from './archive-rig';
import { fakeEntry, ORGANIZATION, SOURCE, START, uuidOf } from './builders';
import { EVENTS } from './questions';

const at = (number: number, createdAt: number | undefined, eventName = 'webhook_created') =>
  fakeEntry({ uuid: uuidOf(number), createdAt, triggeredAt: createdAt ?? START, eventName });

const LATE: SettledQuery = { ...EVERYTHING, is: { include: ['late'], exclude: [] } };

it('what was not there when later ones were read is known by it, and found, whatever happens to it then', async () => {
  const rig = await createRig('computer');
  const archive = rig.archive();
  const append = (page: Parameters<typeof archive.append>[1]) => archive.append(SOURCE, page, (record) => record);
  await append({ entries: [at(1, START + 1)], seenAt: START, newFrom: 0 });
  await append({
    entries: [at(2, START + 2), at(3, START + HOUR), at(4, undefined), at(1, START + 1)],
    seenAt: START + 1,
    newFrom: 0,
    lateBefore: START + HOUR,
  });
  // History, not news.
  await append({ entries: [at(5, START + 5)], seenAt: START + 2, newFrom: START + 6, lateBefore: START + HOUR });
  await append({ entries: [at(2, START + 2, 'webhook_deleted')], seenAt: START + 3 });
  const late = async () => {
    const index = await rig.loader().load(ORGANIZATION);
    const all = [...index.search(SOURCE, EVERYTHING, EVENTS)].filter((row) => index.arrivedLate(row));
    expect([...index.search(SOURCE, LATE, EVENTS)]).toEqual(all);
    return all.map((row) => index.entry(row)).map(({ uuid, eventName }) => [uuid, eventName]);
  };
  expect(await late()).toEqual([[uuidOf(2), 'webhook_deleted']]);
  while (await archive.compact(ORGANIZATION));
  expect(await late()).toEqual([[uuidOf(2), 'webhook_deleted']]);
});
