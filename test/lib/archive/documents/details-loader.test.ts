import { describe, expect, it } from 'vitest';
import { createDetailsLoader } from '@/lib/archive/documents/details-loader';
import { createRig } from '../archive-rig';
import { ORGANIZATION } from '../builders';

const ELSEWHERE = { ...ORGANIZATION, organizationId: 4 };

describe.each(['computer', 'session'] as const)('details kept on the %s', (medium) => {
  it('are found and read as Make sent them, those of this organization alone', async () => {
    const rig = await createRig(medium);
    const archive = rig.archive();
    await archive.putDocument(ORGANIZATION, 'detail/a', { at: 1, value: { big: Number.POSITIVE_INFINITY, zero: -0 } });
    await archive.putDocument(ORGANIZATION, 'other/b', { at: 1, value: {} });
    await archive.putDocument(ELSEWHERE, 'detail/c', { at: 1, value: {} });
    const details = await createDetailsLoader(rig.dependencies).open(ORGANIZATION);
    expect(await details.kept(['a', 'b', 'c'])).toEqual([true, false, false]);
    expect(await details.read(['c', 'a'])).toEqual([undefined, { big: Number.POSITIVE_INFINITY, zero: -0 }]);
  });

  it('that came since are read too, the first of all among them', async () => {
    const rig = await createRig(medium);
    const details = await createDetailsLoader(rig.dependencies).open(ORGANIZATION);
    expect(await details.kept(['a'])).toEqual([false]);
    await rig.archive().putDocument(ORGANIZATION, 'detail/a', { at: 1, value: { name: 'Orders' } });
    expect(await details.read(['a'])).toEqual([{ name: 'Orders' }]);
  });

  it.each([[{ at: 1 }], [{ at: 1, value: null }], [['odd']], ['text']])(
    'of another form count as none: %j',
    async (document) => {
      const rig = await createRig(medium);
      await rig.archive().putDocument(ORGANIZATION, 'detail/a', document);
      const details = await createDetailsLoader(rig.dependencies).open(ORGANIZATION);
      expect(await details.read(['a'])).toEqual([undefined]);
    },
  );

  it('with a lost key are none', async () => {
    const rig = await createRig(medium);
    await rig.archive().putDocument(ORGANIZATION, 'detail/a', { at: 1, value: {} });
    await rig.loseKey();
    const details = await createDetailsLoader(rig.dependencies).open(ORGANIZATION);
    expect(await details.kept(['a'])).toEqual([false]);
    expect(await details.read(['a'])).toEqual([undefined]);
  });
});
