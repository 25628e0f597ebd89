import type { ReadDocument } from '@/lib/archive/draft-documents';
import { mergeNames, NO_NAMES, type TargetNames } from '@/lib/audit-log/names';
import { namesFromJson, namesToJson } from '@/lib/audit-log/names-json';
import { isJsonObject, type JsonValue } from '@/lib/json';

/**
 * The dictionary of names lies in documents of rising size. New names go into the first; where one is full, all of it
 * moves into the next, which is merged. So a name is written a few dozen times in its life, not once for every name
 * that is learnt after it, and whoever knows the dictionary already reads the small ones only.
 */
const CAPACITIES = [64, 512, 4096, Number.POSITIVE_INFINITY] as const;

/** The first document: names, and by which version of each of the others it is to be read. */
export interface NamesHead {
  /** Random: a dictionary that was deleted and begun again is told from the earlier one. */
  readonly generation: string;
  /** Of the documents after this one. */
  readonly versions: readonly number[];
  readonly names: TargetNames;
}

const HEAD = 'names/0';

/** `undefined` where no name was ever learnt, or the document is damaged. */
export async function readNamesHead(read: ReadDocument): Promise<NamesHead | undefined> {
  const json = await read(HEAD);
  if (json === undefined || !isJsonObject(json) || typeof json.generation !== 'string') return undefined;
  const stored = Array.isArray(json.versions) ? json.versions : [];
  return {
    generation: json.generation,
    versions: CAPACITIES.slice(1).map((_capacity, place) => Number(stored[place]) || 0),
    names: namesFromJson(json),
  };
}

/** `place` counts as in `NamesHead.versions`. */
export async function readNamesPart(read: ReadDocument, place: number): Promise<TargetNames> {
  return namesFromJson(await read(partId(place)));
}

/** What to put so that the dictionary knows `more` too; empty where it does already. */
export async function addNames(read: ReadDocument, more: TargetNames): Promise<ReadonlyMap<string, JsonValue>> {
  const head = (await readNamesHead(read)) ?? newHead();
  let full = mergeNames(head.names, more);
  const documents = new Map<string, JsonValue>();
  if (full === head.names) return documents;
  const versions = [...head.versions];
  for (let level = 1; full.size > (CAPACITIES[level - 1] ?? 0); level++) {
    const place = level - 1;
    const joined = mergeNames(await readNamesPart(read, place), full);
    const moves = joined.size > (CAPACITIES[level] ?? 0);
    documents.set(partId(place), namesToJson(moves ? NO_NAMES : joined));
    versions[place] = (versions[place] ?? 0) + 1;
    full = moves ? joined : NO_NAMES;
  }
  return documents.set(HEAD, { ...namesToJson(full), generation: head.generation, versions });
}

function newHead(): NamesHead {
  return { generation: crypto.randomUUID(), versions: CAPACITIES.slice(1).map(() => 0), names: NO_NAMES };
}

function partId(place: number): string {
  return `names/${place + 1}`;
}
