import { describe, expect, it } from 'vitest';
import { createEventCatalog } from '@/lib/audit-log/event-catalog';
import { EVERYTHING } from '@/lib/audit-log/query';
import { createRig } from './archive-rig';
import { fakeEntry, ORGANIZATION, SOURCE, START, uuidOf } from './builders';

const EVENTS = createEventCatalog();

describe.each(['computer', 'session'] as const)('an archive kept on the %s', (medium) => {
  it('gives back what was put in', async () => {
    const rig = await createRig(medium);
    const entries = [fakeEntry(), fakeEntry({ uuid: uuidOf(2), triggeredAt: START + 1000 }, { odd: [1, null] })];
    await rig.archive().append(SOURCE, { entries, seenAt: START }, (record) => record);

    const index = await rig.loader().load(ORGANIZATION);

    const rows = index.search(SOURCE, EVERYTHING, EVENTS);
    expect([...rows].map((row) => index.entry(row))).toEqual(entries.toReversed());
  });
});
