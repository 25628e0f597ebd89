import type { JsonValue } from '../json';

/** A sealed small document beside the entries, by its id. */
export type ReadDocument = (id: string) => Promise<JsonValue | undefined>;

/** What is to be put, by id, made from what is read. */
export type DraftDocuments = (read: ReadDocument) => Promise<ReadonlyMap<string, JsonValue>>;
