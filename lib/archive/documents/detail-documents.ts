import { isJsonObject, type JsonObject, type JsonValue } from '@/lib/json';

/** What the document of an entry's details is called in the archive. */
export function detailId(uuid: string): string {
  return `detail/${uuid}`;
}

/** Out of what is kept under that name; `undefined` where it is damaged, or of a form we do not know. */
export function detailsOfDocument(document: JsonValue | undefined): JsonObject | undefined {
  const value = isJsonObject(document) ? document.value : undefined;
  return isJsonObject(value) ? value : undefined;
}
