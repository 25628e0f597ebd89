import { describe, expect, it, vi } from 'vitest';
import type { JsonObject } from '@/lib/json';
import { createExportDetails } from '@/lib/panel/export/export-details';
import { fakeEntry } from '../../../fakes/fake-index';

const COUNT = 450;

function detailsOf(archive: Map<string, JsonObject>) {
  const entries = Array.from({ length: COUNT }, (_, at) => fakeEntry({ uuid: `${at}` }));
  const read = vi.fn(async (uuids: readonly string[]) => uuids.map((uuid) => archive.get(uuid)));
  const view = { length: COUNT, entry: (position: number) => entries[position] ?? fakeEntry() };
  const details = createExportDetails(view, {
    kept: async (uuids) => uuids.map((uuid) => archive.has(uuid)),
    read,
  });
  const joined = async () => {
    const items = [];
    for await (const item of details.join(entries.map((entry) => ({ entry, firstSeenAt: 5 })))) items.push(item);
    return items;
  };
  return { details, joined, read };
}

const nothing = async () => undefined;

describe('the details of an export', () => {
  it('are those that are kept, those handed over, and for all others why they are not there', async () => {
    const archive = new Map<string, JsonObject>([['1', { of: 'archive' }]]);
    archive.set('400', { of: 'archive' });
    const { details, joined } = detailsOf(archive);
    const onStep = vi.fn(nothing);
    await details.count(onStep);
    expect(onStep.mock.calls).toEqual([[200], [400], [450]]);
    expect([details.kept(), details.missing()]).toEqual([2, COUNT - 2]);

    expect(details.next(3)).toEqual(['0', '2', '3']);
    archive.set('2', { of: 'Make' });
    const fetched = [{ uuid: '0', details: { of: 'hand' } }, { uuid: '2' }, { uuid: 'foreign' }];
    const refused = [{ uuid: '3', reason: 'refused' } as const, { uuid: 'foreign', reason: 'refused' } as const];
    expect(details.note({ fetched, refused, requests: 3 })).toBe(3);
    expect(details.next(1)).toEqual(['4']);
    expect(details.reasons()).toEqual({ refused: 1, 'not-fetched': COUNT - 5 });

    archive.delete('400');
    const items = await joined();
    expect(items.map(({ entry }) => entry.uuid)).toEqual(Array.from({ length: COUNT }, (_, at) => `${at}`));
    expect(items.every(({ firstSeenAt }) => firstSeenAt === 5)).toBe(true);
    expect(items.slice(0, 5).map((item) => item.details ?? item.detailsMissing)).toEqual([
      { of: 'hand' },
      { of: 'archive' },
      { of: 'Make' },
      'refused',
      'not-fetched',
    ]);
    // Deleted, or damaged, since it was counted.
    expect(items[400]?.detailsMissing).toBe('unreadable');
  });

  it('are not looked for where none are kept', async () => {
    const { details, joined, read } = detailsOf(new Map());
    await details.count(nothing);
    await joined();
    expect(read).not.toHaveBeenCalled();
  });
});
