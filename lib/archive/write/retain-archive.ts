import type { Contents } from '@/lib/archive/block-store';
import type { Retention } from '@/lib/archive/retention';
import type { Place } from '@/lib/archive/sealed/place';
import { documentNames, type PutItem, putRecord, readRecord, sourcesIn } from '@/lib/archive/sealed/sealed-items';
import { type OrganizationRef, organizationKey } from '@/lib/audit-log/source';
import type { Draft } from './archive-change';
import type { HeldRows } from './held-rows';
import { type Dropping, withoutDropped } from './retain-coverage';
import { retainEntries } from './retain-entries';

/** Drops what is beyond retention, and puts right what the organization's sources claim. The value: entries dropped. */
export async function retainArchive(
  place: Place,
  organization: OrganizationRef,
  contents: Contents,
  held: HeldRows,
  retention: Retention,
  put: PutItem,
  wholeOnly = false,
): Promise<Draft<number>> {
  const pruning = await retainEntries(place, organization, contents, held, retention, wholeOnly);
  if (pruning === undefined) return { value: 0, unchanged: true };
  const { dropped, beyond, ...blocks } = pruning;
  let count = 0;
  for (const _entry of dropped()) count++;
  const dropping: Dropping = { dropped, left: held.size - count, beyond };

  for (const source of await sourcesIn(place.store, organizationKey(organization))) {
    const record = await readRecord(place, source);
    const now = withoutDropped(source, record, dropping);
    if (now !== record) putRecord(place, source, now, put);
  }
  const { documentsOf } = retention;
  const removedItems = documentsOf ? await documentNames(place, organization, ids(dropped(), documentsOf)) : [];
  return { value: count, ...blocks, removedItems, prunes: true };
}

function* ids(
  dropped: Iterable<{ readonly uuid: string }>,
  documentsOf: (uuid: string) => readonly string[],
): Iterable<string> {
  for (const { uuid } of dropped) yield* documentsOf(uuid);
}
