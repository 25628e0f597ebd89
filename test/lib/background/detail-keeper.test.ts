import { expect, it } from 'vitest';
import { readNamesHead } from '@/lib/archive/documents/names-documents';
import { createDetailKeeper } from '@/lib/background/detail-keeper';
import { fakeEntry, ORGANIZATION } from '../archive/builders';
import { createMemoryArchive } from '../sync/memory-archive';

const DETAILS = [{ entry: fakeEntry(), details: { webhookName: 'Orders', size: -0, huge: Number.POSITIVE_INFINITY } }];

function setup() {
  const archive = createMemoryArchive();
  const told: unknown[] = [];
  const keeper = createDetailKeeper({
    archive,
    filters: { kept: async () => undefined },
    now: () => 5,
    onNames: async (organization) => void told.push(organization),
  });
  const names = async () => (await readNamesHead((id) => archive.document(ORGANIZATION, id)))?.names.size ?? 0;
  return { archive, keeper, told, names };
}

it('details are kept exactly, with the names in them', async () => {
  const { keeper, told, names } = setup();
  await keeper.keep(ORGANIZATION, DETAILS);
  expect(await keeper.kept(ORGANIZATION, fakeEntry().uuid)).toStrictEqual(DETAILS[0]?.details);
  expect(await names()).toBe(1);
  expect(told).toEqual([ORGANIZATION]);
});

it('the same again tells nobody anything', async () => {
  const { keeper, told } = setup();
  await keeper.keep(ORGANIZATION, DETAILS);
  await keeper.learnKept(ORGANIZATION, DETAILS);
  await keeper.learn(ORGANIZATION, DETAILS);
  expect(told).toHaveLength(1);
});

it('names of details that were deleted meanwhile do not come back', async () => {
  const { archive, keeper, told, names } = setup();
  await keeper.keep(ORGANIZATION, DETAILS);
  await archive.remove(ORGANIZATION);
  await keeper.learnKept(ORGANIZATION, DETAILS);
  expect(await names()).toBe(0);
  expect(told).toHaveLength(1);
});
