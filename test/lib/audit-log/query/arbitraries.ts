import fc from 'fast-check';
import {
  type AuditLogQuery,
  type EventTerm,
  type IdTerm,
  MARKS,
  type Moment,
  type Period,
  type TargetTerm,
  type Terms,
} from '@/lib/audit-log/query';
import { TARGET_KINDS } from '@/lib/audit-log/target';

/** Any text at all, and what means something in a query. */
export const anyTyped: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('none', 'None', '007', '3000', '9007199254740993', '0', 'a/b', 'scenario/3', 'key/', '(a+)+$', '['),
  fc
    .array(
      fc.constantFrom(
        '"',
        '""',
        ' ',
        '\t',
        '\u2003',
        ',',
        '=',
        '-',
        ':',
        '//',
        '/',
        'actor',
        'event:',
        'is',
        'x',
        '7d',
      ),
      { maxLength: 8 },
    )
    .map((parts) => parts.join('')),
);

const someText = anyTyped.filter((text) => text.trim() !== '');
const someId = fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }));

export const anyEventTerm: fc.Arbitrary<EventTerm> = fc.oneof(anyTyped, fc.record({ contains: someText }, plain()));
export const anyIdTerm: fc.Arbitrary<IdTerm> = fc.oneof(
  someId,
  fc.constant('none' as const),
  fc.record({ is: anyTyped.filter((text) => text !== '') }, plain()),
  fc.record({ contains: someText }, plain()),
);
const anyObjectId = fc.oneof(
  fc.nat().map(String),
  anyTyped.filter((text) => text !== ''),
);
export const anyTargetTerm: fc.Arbitrary<TargetTerm> = fc.oneof(
  fc.constant('none' as const),
  fc.record({ id: anyObjectId }, plain()),
  fc.record({ kind: fc.constantFrom(...TARGET_KINDS), id: anyObjectId }, plain()),
  fc.record({ contains: someText }, plain()),
);

/** Both at once is asked of nothing, but may be typed. */
function terms<Value>(value: fc.Arbitrary<Value>, maxLength = 3): fc.Arbitrary<Terms<Value>> {
  const list = fc.oneof(
    { weight: 2, arbitrary: fc.constant([]) },
    fc.uniqueArray(value, { maxLength, selector: (term) => JSON.stringify(term) }),
  );
  return fc.record({ include: list, exclude: list }, plain());
}

const anyInstant = fc.oneof(
  fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2027, 0, 1) }),
  fc.integer({ min: 20 * 365 * 96, max: 57 * 365 * 96 }).map((quarter) => quarter * 900_000),
  fc.integer({ min: Date.parse('0001-01-02T00:00:00Z'), max: Date.parse('9999-12-30T00:00:00Z') }),
);
export const anyMoment: fc.Arbitrary<Moment> = fc.oneof(
  anyInstant,
  fc.record(
    { ago: fc.nat(99_999), unit: fc.constantFrom('minute' as const, 'hour' as const, 'day' as const, 'week' as const) },
    plain(),
  ),
  fc.record({ startOf: fc.constantFrom('today' as const, 'yesterday' as const) }, plain()),
);
const anyPeriod: fc.Arbitrary<Period> = fc.record(
  { after: anyMoment, before: anyMoment },
  { requiredKeys: [], ...plain() },
);

/** Every query there can be, within the limits of the parser. */
export const anyQuery: fc.Arbitrary<AuditLogQuery> = fc.record(
  {
    event: terms(anyEventTerm),
    actor: terms(anyIdTerm),
    team: terms(anyIdTerm),
    target: terms(anyTargetTerm, 6),
    kind: terms(fc.constantFrom(...TARGET_KINDS, 'none' as const)),
    is: terms(fc.constantFrom(...MARKS)),
    text: terms(someText, 5),
    period: anyPeriod,
  },
  plain(),
);

/** Objects like those that our own code makes. */
function plain() {
  return { noNullPrototype: true } as const;
}
