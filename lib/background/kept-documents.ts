import type { Archive } from '@/lib/archive/contract';
import type { OrganizationRef } from '@/lib/audit-log/source';
import type { JsonValue } from '@/lib/json';
import { anything, number, object, read, type Shape } from '@/lib/shape';
import type { Clock } from '@/lib/time';

/** One kind of answer of Make, kept sealed beside the entries. */
export interface KeptDocuments<Value> {
  get(organization: OrganizationRef, id: string): Promise<{ readonly value: Value; readonly at: number } | undefined>;
  put(organization: OrganizationRef, id: string, value: Value): Promise<void>;
}

export interface KeptDocumentsOptions<Value> {
  readonly archive: Pick<Archive, 'document' | 'putDocument'>;
  readonly now: Clock;
  /** What was kept by another version, or is damaged, counts as not kept. */
  readonly shape: Shape<Value>;
}

/** A value as it is kept; `at` is in ms since the epoch. */
export function keptJson(value: JsonValue, at: number): JsonValue {
  return { at, value };
}

const keptShape = object<{ readonly at: number; readonly value: unknown }>({ at: number, value: anything });

export function createKeptDocuments<Value>(options: KeptDocumentsOptions<Value>): KeptDocuments<Value> {
  const { archive, now, shape } = options;
  return {
    async get(organization, id) {
      const kept = read(keptShape, await archive.document(organization, id));
      if (kept === undefined) return undefined;
      const value = read(shape, kept.value);
      return value === undefined ? undefined : { value, at: kept.at };
    },
    async put(organization, id, value) {
      const json: JsonValue = JSON.parse(JSON.stringify(value));
      await archive.putDocument(organization, id, keptJson(json, now()));
    },
  };
}
