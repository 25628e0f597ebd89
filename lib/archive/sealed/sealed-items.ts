import { jsonOfText, textOfJson } from '@/lib/archive/block/exact-json';
import type { BlockStore, Bytes } from '@/lib/archive/block-store';
import { NEW_SOURCE, type SourceRecord } from '@/lib/archive/contract';
import { type AuditLogSource, type OrganizationRef, organizationKey, sourceKey } from '@/lib/audit-log/source';
import type { JsonValue } from '@/lib/json';
import type { Place } from './place';
import { sourceOfKey } from './source-of-key';

/** Small sealed things beside the blocks, each under a name in the clear. */
const SOURCE = 'source/';
const DOCUMENT = 'document/';
const SALT = 'salt';
const SALT_LENGTH = 32;

/** Writes what is sealed together with the rest of a change. */
export type PutItem = (name: string, bytes: Bytes | Promise<Bytes>) => void;

export async function readRecord(place: Place, source: AuditLogSource): Promise<SourceRecord> {
  const text = await readItem(place, source, SOURCE + sourceKey(source));
  // A lost record means that the log is walked again, not that what is held is lost.
  return text === undefined ? NEW_SOURCE : JSON.parse(text);
}

export function putRecord(place: Place, source: AuditLogSource, record: SourceRecord, put: PutItem): void {
  const name = SOURCE + sourceKey(source);
  put(name, sealItem(place, source, name, JSON.stringify(record)));
}

/** The sources of an organization that have a record. */
export async function sourcesIn(store: BlockStore, organization: string): Promise<readonly AuditLogSource[]> {
  const names = await store.itemNames(organization, SOURCE);
  return names.flatMap((name) => sourceOfKey(name.slice(SOURCE.length)) ?? []);
}

export function readDocument(place: Place, organization: OrganizationRef, id: string) {
  return createDocumentReader(place, organization).document(id);
}

/** For many documents of one organization: the salt is read once. */
export function createDocumentReader(place: Place, organization: OrganizationRef) {
  let reading: Promise<string | undefined> | undefined;
  const nameOf = async (id: string): Promise<string | undefined> => {
    reading ??= readItem(place, organization, SALT);
    const salt = await reading;
    // One that is not there may be written any moment.
    if (salt === undefined) reading = undefined;
    return salt && documentName(salt, id);
  };
  return {
    /** What the document is called in the store, if there are any. */
    nameOf,
    async document(id: string): Promise<JsonValue | undefined> {
      const name = await nameOf(id);
      const text = name && (await readItem(place, organization, name));
      return text === undefined ? undefined : jsonOfText(text);
    },
  };
}

export async function putDocuments(
  place: Place,
  organization: OrganizationRef,
  documents: ReadonlyMap<string, JsonValue>,
  put: PutItem,
): Promise<void> {
  if (documents.size === 0) return;
  const salt = await saltFor(place, organization, put);
  await Promise.all(
    [...documents].map(async ([id, value]) => {
      const name = await documentName(salt, id);
      put(name, await sealItem(place, organization, name, textOfJson(value)));
    }),
  );
}

async function saltFor(place: Place, organization: OrganizationRef, put: PutItem): Promise<string> {
  const kept = await readItem(place, organization, SALT);
  if (kept !== undefined) return kept;
  const salt = crypto.getRandomValues(new Uint8Array(SALT_LENGTH)).toString();
  put(SALT, await sealItem(place, organization, SALT, salt));
  return salt;
}

/** Names of all documents of the organization in the store. */
export async function presentDocuments(place: Place, organization: OrganizationRef): Promise<ReadonlySet<string>> {
  return new Set(await place.store.itemNames(organizationKey(organization), DOCUMENT));
}

/** Those of the documents with these ids that there are. */
export async function documentNames(
  place: Place,
  organization: OrganizationRef,
  ids: Iterable<string>,
): Promise<readonly string[]> {
  const present = await presentDocuments(place, organization);
  const salt = present.size === 0 ? undefined : await readItem(place, organization, SALT);
  const names: string[] = [];
  if (salt === undefined) return names;
  for (const id of ids) {
    const name = await documentName(salt, id);
    if (present.has(name)) names.push(name);
  }
  return names;
}

/** Hides ids (they hold uuids of entries): without the sealed salt nobody can try ids against the name. */
async function documentName(salt: string, id: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify([salt, id])));
  return `${DOCUMENT}${new Uint8Array(digest).reduce((text, byte) => text + byte.toString(16).padStart(2, '0'), '')}`;
}

/** `undefined` if it is not there or damaged: all of this can be asked of Make again. */
async function readItem({ store, sealer }: Place, organization: OrganizationRef, name: string) {
  const bytes = await store.item(organizationKey(organization), name);
  if (bytes === undefined) return undefined;
  try {
    return new TextDecoder().decode(await sealer.unseal(bytes, labelOf(organization, name)));
  } catch {
    return undefined;
  }
}

function sealItem({ sealer }: Place, organization: OrganizationRef, name: string, text: string): Promise<Bytes> {
  return sealer.seal(new TextEncoder().encode(text), labelOf(organization, name));
}

function labelOf(organization: OrganizationRef, name: string): string {
  return JSON.stringify(['item', organizationKey(organization), name]);
}
