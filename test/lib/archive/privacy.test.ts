import { describe, expect, it } from 'vitest';
import { createRig } from './archive-rig';
import { fakeEntry, ORGANIZATION, SOURCE, START } from './builders';
import { readStore } from './raw-database';

const CANARIES = [
  'Canary Name',
  'canary@example.com',
  'Canary Team',
  'canary_event',
  'canary-target',
  'canary-unknown',
  'canary-detail',
  'canary-id',
];
const UUID = 'cafecafe-cafe-4afe-8afe-cafecafecafe';
const CANARY = fakeEntry(
  {
    uuid: UUID,
    eventName: 'canary_event',
    team: { id: 987_654_321, name: 'Canary Team' },
    actor: { id: 123_456_789, name: 'Canary Name', email: 'canary@example.com' },
    targetId: 'canary-target',
  },
  { note: 'canary-unknown' },
);

/** Everything stored, as bytes: numbers and texts as JSON, sealed bytes as they are. */
function bytesOf(values: readonly unknown[]): string {
  const text = (_key: string, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value;
  return JSON.stringify(values, text);
}

async function storedIn(medium: 'computer' | 'session') {
  const rig = await createRig(medium);
  const archive = rig.archive();
  await archive.append(SOURCE, { entries: [CANARY], seenAt: 1_600_000_000_123, newFrom: 0 }, (record) => ({
    ...record,
    unseen: 424_242,
  }));
  await archive.putDocument(ORGANIZATION, `canary-id ${UUID}`, { note: 'canary-detail' });
  const onDisk = await Promise.all(['heads', 'blocks', 'ids', 'rows', 'items'].map(readStore));
  const inMemory = [...rig.area.items].map(([key, value]) => [
    key,
    typeof value === 'string' ? Buffer.from(value, 'base64').toString('latin1') : value,
  ]);
  return { onDisk, inMemory, all: bytesOf([onDisk, inMemory]) };
}

describe.each(['computer', 'session'] as const)('what is kept on the %s', (medium) => {
  it('holds no text of an entry or document, no id, no count of ours', async () => {
    const { all } = await storedIn(medium);
    const uuidBytes = Buffer.from(UUID.replaceAll('-', ''), 'hex');
    const hidden = [...CANARIES, UUID, '987654321', '123456789', '424242', '1600000000123'];
    for (const canary of hidden) expect(all.toLowerCase()).not.toContain(canary.toLowerCase());
    expect(all).not.toContain(uuidBytes.toString('latin1'));
    expect(all).not.toContain(uuidBytes.reverse().toString('latin1'));
  });

  it('lies in its medium alone', async () => {
    const { onDisk, inMemory } = await storedIn(medium);
    const [full, empty] = medium === 'computer' ? [onDisk.flat(), inMemory] : [inMemory, onDisk.flat()];
    expect(full.length).toBeGreaterThan(0);
    expect(empty).toEqual([]);
  });
});

describe('the clear part of a block', () => {
  it('is the source, its sequence number, its count and its first and last time', async () => {
    await storedIn('computer');
    expect(await readStore('blocks')).toEqual([
      { key: ['eu1.make.com/organization/3', 1], value: { sequence: 1, count: 1, first: START, last: START } },
    ]);
  });
});
