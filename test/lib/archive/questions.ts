import fc from 'fast-check';
import { type AuditLogEntry, lateBy } from '@/lib/audit-log/entry';
import { createEventCatalog } from '@/lib/audit-log/event-catalog';
import { EVERYTHING, type IdTerm, MARKS, type SettledQuery, TERM_FIELDS, type Terms } from '@/lib/audit-log/query';
import type { AuditLogSource } from '@/lib/audit-log/source';
import { TARGET_KINDS } from '@/lib/audit-log/target';
import type { NamedTarget } from '@/lib/audit-log/target-names';
import { anyText } from './arbitraries';
import { SOURCE, START, teamSource } from './builders';

export const EVENTS = createEventCatalog({
  teams: [],
  users: [],
  eventGroups: [{ header: 'Webhooks', items: [{ label: 'Hook made', value: 'webhook_created' }] }],
});

export const NAMES: readonly NamedTarget[] = [
  { kind: 'webhook', id: '1', names: ['Invoice sync', 'old hook'] },
  { kind: 'webhook', id: '2', names: ['zzz'] },
  { kind: 'scenario', id: '1', names: ['Dana’s ZZZ'] },
  { kind: 'scenario', id: '99', names: ['zzz nowhere'] },
];

/** The question put to one entry, word for word as the contract has it. */
export function answers(
  {
    entry,
    newSince,
    changed,
    flagged,
  }: { entry: AuditLogEntry; newSince: number | undefined; changed: boolean; flagged: boolean },
  source: AuditLogSource,
  query: SettledQuery,
): boolean {
  const { actor, team, eventName, targetId, triggeredAt } = entry;
  const { after, before } = query.period;
  const kind = EVENTS.kind(eventName);
  const names = NAMES.flatMap((named) => (named.kind === kind && named.id === targetId ? named.names : []));
  const contained = (part: string, ...texts: (string | undefined)[]) =>
    texts.some((text) => text?.toLowerCase().includes(part.toLowerCase()));
  const contains = (part: string) =>
    contained(part, eventName, EVENTS.label(eventName), actor?.name, actor?.email, team?.name, targetId, ...names);
  const passes = <Value>({ include, exclude }: Terms<Value>, matches: (term: Value) => boolean) =>
    (include.length === 0 || include.some(matches)) && !exclude.some(matches);
  const isOne = (term: IdTerm, id: number | undefined, texts: (string | undefined)[]): boolean => {
    if (typeof term === 'number') return id === term;
    if (term === 'none') return id === undefined && texts.every((text) => !text);
    return 'is' in term ? texts.includes(term.is) : contained(term.contains, ...texts);
  };
  const marks = {
    new: newSince !== undefined && newSince > (query.newAfter ?? 0),
    late: lateBy(entry) !== undefined,
    changed,
    flagged,
  };
  return (
    (source.type === 'organization' || team?.id === source.teamId) &&
    passes(query.event, (term) =>
      typeof term === 'string' ? eventName === term : contained(term.contains, eventName, EVENTS.label(eventName)),
    ) &&
    passes(query.actor, (term) => isOne(term, actor?.id, [actor?.name, actor?.email])) &&
    passes(query.team, (term) => isOne(term, team?.id, [team?.name])) &&
    passes(query.target, (term) => {
      if (term === 'none') return !targetId;
      if ('contains' in term) return contained(term.contains, targetId, ...names);
      return targetId === term.id && (term.kind === undefined || term.kind === kind);
    }) &&
    passes(query.kind, (term) => (kind ?? 'none') === term) &&
    passes(query.is, (mark) => marks[mark]) &&
    ((after === undefined && before === undefined) ||
      (triggeredAt !== undefined &&
        (after === undefined || triggeredAt >= after) &&
        (before === undefined || triggeredAt < before))) &&
    query.text.include.every((term) => term.trim() === '' || contains(term)) &&
    !query.text.exclude.some((term) => term.trim() !== '' && contains(term))
  );
}

function terms<Value>(value: fc.Arbitrary<Value>, maxLength = 3): fc.Arbitrary<Terms<Value>> {
  const list = fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, fc.array(value, { maxLength }));
  return fc.record({ include: list, exclude: list });
}

const someTime = fc.integer({ min: -1, max: 21 }).map((step) => START + step * 60_000);
const somePeriod = fc
  .tuple(fc.option(someTime), fc.option(someTime))
  .map(([after, before]) => ({ ...(after !== null && { after }), ...(before !== null && { before }) }));
const someWord = fc.oneof(
  fc.constantFrom('dana', 'DANA', 'hook', 'Ö', 'i̇pek', 'created', '_', '@x.io', 'fin', '3', ' ', 'zzz', 'sync'),
  anyText,
);
const somePart = fc.record({ contains: someWord.filter((word) => word.trim() !== '') });
const someName = fc.record({ is: fc.constantFrom('Dana Kim', 'dana kim', 'd@x.io', 'Finance', 'dana') });
const someId = fc.oneof(fc.integer({ min: 1, max: 5 }), fc.constant('none' as const), someName, somePart);
const someTargetId = fc.oneof(fc.integer({ min: 1, max: 6 }).map(String), fc.constantFrom('', '99'));

export const someQuery: fc.Arbitrary<SettledQuery> = fc.record(
  {
    event: terms(
      fc.oneof(fc.constantFrom('webhook_created', 'scenario_updated', 'odd', '', 'none', 'Hook made'), somePart),
    ),
    actor: terms(someId),
    team: terms(someId),
    target: terms(
      fc.oneof(
        { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom(...TARGET_KINDS), id: someTargetId }) },
        fc.record({ id: someTargetId }),
        fc.constant('none' as const),
        somePart,
      ),
      8,
    ),
    kind: terms(fc.constantFrom(...TARGET_KINDS, 'none' as const, 'webhook' as const)),
    is: terms(fc.constantFrom(...MARKS)),
    period: fc.oneof(fc.constant({}), somePeriod),
    text: fc.oneof(terms(someWord, 2), terms(someWord, 40)),
    newAfter: fc.constantFrom(0, START, START + 1, START + 2),
  },
  { requiredKeys: ['event', 'actor', 'team', 'target', 'kind', 'is', 'period', 'text'] },
);

/** All fields but one or two left open: such questions have answers. */
export const someSimpleQuery: fc.Arbitrary<SettledQuery> = fc
  .tuple(someQuery, fc.subarray([...TERM_FIELDS, 'period'] as const, { minLength: 1, maxLength: 2 }))
  .map(([query, kept]) => ({
    ...EVERYTHING,
    ...Object.fromEntries(kept.map((field) => [field, query[field]])),
    ...(query.newAfter !== undefined && { newAfter: query.newAfter }),
  }));

export const anySource = fc.constantFrom(SOURCE, teamSource(1), teamSource(2), teamSource(9));
