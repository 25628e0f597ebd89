import type { ExportEnd, ExportFacts, MissingDetails } from '@/lib/audit-log/export-facts';
import { isoTime } from './iso-time';
import type { WritableObject } from './json-text';

/**
 * The facts as every JSON-like format tells them. Written field by field: whatever else an object carries
 * does not get into a file.
 */
export function factsRecord(facts: ExportFacts): WritableObject {
  const { source, coverage } = facts;
  return {
    product: 'Audit Lens for Make',
    productVersion: facts.appVersion,
    zone: source.zone,
    source: {
      type: source.type,
      organizationId: source.organizationId,
      organizationName: facts.organizationName,
      teamId: source.type === 'team' ? source.teamId : undefined,
      teamName: source.type === 'team' ? facts.teamName : undefined,
    },
    query: facts.queryText,
    coverage: {
      text: coverage.text,
      from: isoTime(coverage.from),
      to: isoTime(coverage.to),
      complete: coverage.complete,
      total: coverage.total,
      searched: coverage.searched,
      matched: coverage.matched,
    },
    exportedAt: isoTime(facts.exportedAt),
    entries: facts.entries,
    withDetails: facts.withDetails,
    incomplete: facts.incomplete,
  };
}

export function endRecord({ entries, withoutDetails, missing, complete }: ExportEnd): WritableObject {
  return {
    entries,
    withoutDetails,
    missingDetails: withoutDetails === 0 ? undefined : missingRecord(missing),
    complete,
  };
}

function missingRecord(missing: MissingDetails): WritableObject {
  const { refused, unreadable } = missing;
  return { refused, 'not-found': missing['not-found'], unreadable, 'not-fetched': missing['not-fetched'] };
}
