import { describe, expect, it } from 'vitest';
import type { BlockStore } from '@/lib/archive/block-store';
import { addNames } from '@/lib/archive/documents/names-documents';
import { createNamesLoader } from '@/lib/archive/documents/names-loader';
import { nameOf, namesOf, type TargetNames } from '@/lib/audit-log/names';
import type { Target } from '@/lib/audit-log/target';
import { createRig, type Rig } from '../archive-rig';
import { ORGANIZATION } from '../builders';

const ELSEWHERE = { ...ORGANIZATION, organizationId: 4 };

function hook(id: number): Target {
  return { kind: 'webhook', id: String(id) };
}

function hooks(from: number, count: number): TargetNames {
  return namesOf(Array.from({ length: count }, (_, index) => ({ target: hook(from + index), name: 'Hook', at: 1 })));
}

function learn(rig: Rig, names: TargetNames, organization = ORGANIZATION): Promise<void> {
  return rig.archive().changeDocuments(organization, (read) => addNames(read, names));
}

/** A loader of its own, and how many items it has read so far. */
function countingLoader(rig: Rig) {
  const count = { items: 0 };
  const counted = (store: BlockStore): BlockStore => ({
    ...store,
    item(organization, name) {
      count.items += 1;
      return store.item(organization, name);
    },
  });
  const { computer, session } = rig.stores;
  const stores = { computer: counted(computer), session: counted(session) };
  return { count, loader: createNamesLoader({ ...rig.dependencies, stores }) };
}

describe.each(['computer', 'session'] as const)('names on the %s', (medium) => {
  it('are read as they were learnt', async () => {
    const rig = await createRig(medium);
    await learn(rig, namesOf([{ target: hook(1), name: 'Orders', at: 5 }]));
    await learn(rig, namesOf([{ target: hook(1), name: 'Orders v2', at: 6 }]));
    await learn(rig, namesOf([{ target: hook(2), name: 'Elsewhere', at: 1 }]), ELSEWHERE);
    const names = await createNamesLoader(rig.dependencies).load(ORGANIZATION);
    expect([...names.all()]).toEqual([
      {
        target: hook(1),
        names: [
          { name: 'Orders v2', at: 6 },
          { name: 'Orders', at: 5 },
        ],
      },
    ]);
  });

  it('none are read where none were learnt', async () => {
    const rig = await createRig(medium);
    const loader = createNamesLoader(rig.dependencies);
    const none = await loader.load(ORGANIZATION);
    expect(none.size).toBe(0);
    await learn(rig, hooks(0, 1), ELSEWHERE);
    expect((await loader.load(ELSEWHERE, none)).size).toBe(1);
    expect((await loader.load(ORGANIZATION, none)).size).toBe(0);
  });

  it('are read again only as far as they changed', async () => {
    const rig = await createRig(medium);
    for (let from = 0; from < 700; from += 50) await learn(rig, hooks(from, 50));
    const { loader, count } = countingLoader(rig);
    const first = await loader.load(ORGANIZATION);
    expect(first.size).toBe(700);

    count.items = 0;
    expect(await loader.load(ORGANIZATION, first)).toBe(first);
    // The salt and the first document.
    expect(count.items).toBe(2);

    await learn(rig, hooks(700, 1));
    count.items = 0;
    const second = await loader.load(ORGANIZATION, first);
    expect(second.size).toBe(701);
    expect(count.items).toBe(2);
    expect(second.of(hook(5))).toBe(first.of(hook(5)));

    await learn(rig, hooks(800, 100));
    expect((await loader.load(ORGANIZATION, second)).size).toBe(801);
  });

  it('that move into another document while they are read are not missed', async () => {
    const rig = await createRig(medium);
    await learn(rig, hooks(0, 64));
    let moved = false;
    const store = rig.stores[medium];
    const moving: BlockStore = {
      ...store,
      async item(organization, name) {
        const bytes = await store.item(organization, name);
        if (name.startsWith('document/') && !moved) {
          moved = true;
          await learn(rig, hooks(64, 10));
        }
        return bytes;
      },
    };
    const loader = createNamesLoader({ ...rig.dependencies, stores: { ...rig.stores, [medium]: moving } });
    const names = await loader.load(ORGANIZATION);
    expect(moved).toBe(true);
    for (let id = 0; id < 64; id++) expect(nameOf(names, hook(id))).toBe('Hook');
    expect((await loader.load(ORGANIZATION, names)).size).toBe(74);
  });

  it('are forgotten with the history, also by who had read them', async () => {
    const rig = await createRig(medium);
    const loader = createNamesLoader(rig.dependencies);
    await learn(rig, hooks(0, 10));
    const before = await loader.load(ORGANIZATION);
    await rig.archive().remove(ORGANIZATION);
    const after = await loader.load(ORGANIZATION, before);
    expect(after.size).toBe(0);
    await learn(rig, hooks(20, 1));
    expect((await loader.load(ORGANIZATION, before)).size).toBe(1);
  });

  it('are not readable without the key, and that is no error', async () => {
    const rig = await createRig(medium);
    await learn(rig, hooks(0, 10));
    await rig.loseKey();
    expect((await rig.namesLoader().load(ORGANIZATION)).size).toBe(0);
  });
});
