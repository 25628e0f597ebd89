import type { Archive, Coverage, SourceRecord } from '../archive/contract';
import type { AuditLogSource } from '../audit-log/source';
import type { Clock } from '../time';
import { newFrom } from './coverage';
import type { PageRead } from './page-overlap';
import { type Step, stepBelow } from './step-below';
import { withPage } from './unreadable-rows';

export interface TakeBelowDeps {
  readonly archive: Pick<Archive, 'append'>;
  readonly now: Clock;
}

export interface TakenBelow extends Step {
  /** Rows that were not held. */
  readonly added: number;
  readonly record: SourceRecord;
}

interface Taking {
  readonly source: AuditLogSource;
  /** As it was when the page was asked for. */
  readonly before: SourceRecord;
  readonly read: PageRead;
  /** Nothing can be above the page. */
  readonly top: boolean;
  /** The coverage as the list that was read counts it. */
  readonly coverageOf: (record: SourceRecord) => Coverage;
  /** `record` counts the page; its coverage is still the old one. */
  readonly claim: (record: SourceRecord, step: Step) => SourceRecord;
}

/** Keeps a page read at the lower edge of the coverage, and what it proves, in one transaction. */
export async function takeBelow(
  { archive, now }: TakeBelowDeps,
  { source, before, read, top, coverageOf, claim }: Taking,
): Promise<TakenBelow> {
  const taken: { step: Step } = { step: { verdict: 'outside', coverage: before.coverage } };
  const { added, record } = await archive.append(
    source,
    { entries: read.page.entries, seenAt: now(), ...newFrom(before) },
    (old, brought) => {
      taken.step = stepBelow(coverageOf(old), read, brought, top);
      const counted = withPage(old, read.page, brought, taken.step.verdict === 'end');
      return claim(counted, taken.step);
    },
  );
  return { ...taken.step, added: added.length, record };
}
