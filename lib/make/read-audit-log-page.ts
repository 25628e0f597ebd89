import type { AuditLogEntry, AuditLogEntryDetail } from '@/lib/audit-log/entry';
import type { AuditLogSource, OrganizationRef } from '@/lib/audit-log/source';
import { isJsonObject, type JsonObject } from '@/lib/json';
import { once } from '@/lib/once';
import { z } from '@/lib/zod';
import type { AuditLogPage } from './contract';
import { MakeApiError } from './make-api-error';
import { readAuditLogEntry } from './read-audit-log-entry';
import { lenient, readCount, readLabel } from './read-field';

/** Far more than we ever ask for at once; an answer with more is not read at all, rather than in part. */
const MAX_ROWS = 10_000;

const numbers = once(() =>
  z.object({
    limit: lenient(readCount),
    offset: lenient(readCount),
    last: lenient(readLabel),
    totalCount: lenient(readCount),
  }),
);

/** Throws `MakeApiError` if there is no list at all (missing, null): that must not be taken for "nothing happened". */
export function readAuditLogPage(json: unknown, source: AuditLogSource): AuditLogPage {
  const rows = rowsOf(json, source);
  const entries: AuditLogEntry[] = [];
  const unreadableAfter: number[] = [];
  const foreignUuids: string[] = [];
  for (const row of rows) {
    const read = readAuditLogEntry(row, source);
    if (read.type === 'entry') entries.push(read.entry);
    else if (read.type === 'foreign') foreignUuids.push(read.uuid);
    else unreadableAfter.push(entries.length);
  }
  return {
    entries,
    received: rows.length,
    unreadable: unreadableAfter.length,
    unreadableAfter,
    foreign: foreignUuids.length,
    foreignUuids,
    ...numbersOf(json),
  };
}

/** An array by the schema, one object in Make's own example. */
function rowsOf(json: unknown, { zone }: AuditLogSource): readonly unknown[] {
  const auditLogs = isJsonObject(json) ? json.auditLogs : undefined;
  if (isJsonObject(auditLogs)) return [auditLogs];
  if (!Array.isArray(auditLogs)) throw new MakeApiError({ kind: 'invalid-response', zone, reason: 'unexpected-shape' });
  if (auditLogs.length > MAX_ROWS) throw new MakeApiError({ kind: 'invalid-response', zone, reason: 'too-large' });
  return auditLogs;
}

function numbersOf(json: unknown): Pick<AuditLogPage, 'limit' | 'offset' | 'last' | 'totalCount'> {
  const { limit, offset, last, totalCount } =
    z.safeParse(numbers(), isJsonObject(json) ? json.pg : undefined).data ?? {};
  return {
    ...(limit === undefined ? {} : { limit }),
    ...(offset === undefined ? {} : { offset }),
    ...(last === undefined ? {} : { last }),
    ...(totalCount === undefined ? {} : { totalCount }),
  };
}

/** Throws `MakeApiError` if the answer is not the entry that was asked for. */
export function readAuditLogDetail(json: unknown, organization: OrganizationRef, uuid: string): AuditLogEntryDetail {
  const read = readAuditLogEntry(json, organization);
  if (read.type !== 'entry' || read.entry.uuid !== uuid) {
    throw new MakeApiError({ kind: 'invalid-response', zone: organization.zone, reason: 'unexpected-shape' });
  }
  return { entry: read.entry, details: detailsOf(read.entry.raw) };
}

/** Free-form by the document. What is no object after all is still shown, under Make's own name for it. */
function detailsOf(raw: JsonObject): JsonObject {
  const details = raw.details;
  if (details === undefined || details === null) return {};
  return isJsonObject(details) ? details : { details };
}
