import { createArchive } from '@/lib/archive/write/archive';
import type { AuditLogSource } from '@/lib/audit-log/source';
import { createArchivePlace } from '@/lib/browser/archive-place';
import { readAuditLogEntry } from '@/lib/make/read-audit-log-entry';
import { createSampleOrganization } from '@/lib/sample/sample-organization';
import { sessionArea } from '@/lib/state/browser-areas';
import { createSessionState } from '@/lib/state/session-state';
import { createExclusive } from '@/lib/storage/exclusive';

/** So many are made at a time: this is to be over soon, and is not measured. */
const AT_ONCE = 10_000;

/**
 * Fills the archive of the extension that this page is part of, with its own key and code, as if all of the log had been
 * read. Other entries than the stand-in has.
 */
async function fill(organizationId: number, entries: number): Promise<number> {
  const session = sessionArea();
  const place = createArchivePlace(session.area, createSessionState(session));
  const archive = createArchive({ ...place, exclusive: createExclusive(navigator.locks) });
  const source: AuditLogSource = { zone: 'eu1.make.com', organizationId, type: 'organization' };
  const sample = createSampleOrganization({ seed: 7, entries, now: Date.now(), utcOffset: 60, id: organizationId });
  for (let end = entries; end > 0; end -= AT_ONCE) {
    const start = Math.max(0, end - AT_ONCE);
    const page = Array.from({ length: end - start }, (_, offset) => sample.entry(end - 1 - offset)).flatMap((row) => {
      const read = readAuditLogEntry(row, source);
      return read.type === 'entry' ? read.entry : [];
    });
    await archive.append(source, { entries: page, seenAt: Date.now() }, (record) => ({
      ...record,
      coverage: { ...record.coverage, from: 0, complete: true },
    }));
    while (await archive.compact(source));
  }
  const usage = await archive.usage();
  return usage.find((one) => one.organizationId === organizationId)?.entries ?? 0;
}

Object.assign(globalThis, { fill });
