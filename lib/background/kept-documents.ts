import type { Archive } from '@/lib/archive/contract';
import type { OrganizationRef } from '@/lib/audit-log/source';
import type { JsonValue } from '@/lib/json';
import type { Clock } from '@/lib/time';
import { z } from '@/lib/zod';

/** One kind of answer of Make, kept sealed beside the entries. */
export interface KeptDocuments<Value> {
  get(organization: OrganizationRef, id: string): Promise<{ readonly value: Value; readonly at: number } | undefined>;
  put(organization: OrganizationRef, id: string, value: Value): Promise<void>;
}

export interface KeptDocumentsOptions<Value> {
  readonly archive: Pick<Archive, 'document' | 'putDocument'>;
  readonly now: Clock;
  /** What was kept by another version, or is damaged, counts as not kept. */
  readonly schema: z.ZodMiniType<Value>;
}

/** A value as it is kept; `at` is in ms since the epoch. */
export function keptJson(value: JsonValue, at: number): JsonValue {
  return { at, value };
}

const keptSchema = z.object({ at: z.number(), value: z.unknown() });

export function createKeptDocuments<Value>(options: KeptDocumentsOptions<Value>): KeptDocuments<Value> {
  const { archive, now, schema } = options;
  return {
    async get(organization, id) {
      const kept = keptSchema.safeParse(await archive.document(organization, id));
      if (!kept.success) return undefined;
      const value = schema.safeParse(kept.data.value);
      return value.success ? { value: value.data, at: kept.data.at } : undefined;
    },
    async put(organization, id, value) {
      const json: JsonValue = JSON.parse(JSON.stringify(value));
      await archive.putDocument(organization, id, keptJson(json, now()));
    },
  };
}
