import type { ReadonlySignal } from '@preact/signals';
import { nounOfKind } from '@/lib/audit-log/event-kind';
import type { AuditLogFilters } from '@/lib/audit-log/filters';
import { type AuditLogQuery, MARKS } from '@/lib/audit-log/query';
import { hasCondition, type TermCondition } from '@/lib/audit-log/query/condition';
import { QUERY_FIELDS, type QueryField } from '@/lib/audit-log/query/problem';
import { PRINT_TERM } from '@/lib/audit-log/query/terms';
import { type TypedPart, typedPartAt, withPart } from '@/lib/audit-log/query/typed-part';
import { TARGET_KINDS } from '@/lib/audit-log/target';
import type { NamedTarget } from '@/lib/audit-log/target-names';
import type { FilterOptions } from '@/lib/panel/filters/filters-model';
import { kindName, personName } from '@/lib/panel/filters/filters-names';
import { FILTERS_TEXT } from '@/lib/text/filters';
import { PANEL_TEXT } from '@/lib/text/panel';
import { QUERY_FIELD_TEXT } from '@/lib/text/query-examples';
import type { SuggestionCounts } from './suggestion-counts';

/** One way to go on typing. */
export interface Suggestion {
  /** What a person calls it. Names are Make's: draw them as untrusted. */
  readonly label: string;
  /** What it is typed as. */
  readonly typed: string;
  /** Entries that have it, where that is known. */
  readonly count: number | undefined;
  /** The line after it was taken, and where to type on. */
  readonly text: string;
  readonly caret: number;
}

export interface QuerySuggestions {
  /** For a line with the caret at a place, the likeliest first. */
  readonly at: (text: string, caret: number) => readonly Suggestion[];
}

export interface QuerySuggestionsOptions {
  readonly options: ReadonlySignal<FilterOptions>;
  readonly chosen: ReadonlySignal<AuditLogQuery>;
  readonly names?: ReadonlySignal<readonly NamedTarget[]>;
  readonly counts?: Pick<SuggestionCounts, 'beside'>;
}

/** As many as are read at a glance. */
const MOST = 8;
/** Fewer letters would find too much to choose from. */
const VALUES_FROM = 2;
const MOMENTS = ['today', '24h', '7d', '30d'] as const;

type Value = { readonly label: string; readonly more?: string; readonly condition: TypedCondition };
type Typed = { readonly value: Value; readonly typed: string };
type TypedCondition = TermCondition<keyof typeof PRINT_TERM>;

export function createQuerySuggestions({ options, chosen, names, counts }: QuerySuggestionsOptions): QuerySuggestions {
  function valuesOf(field: QueryField): readonly Value[] {
    const filters = options.value.status === 'ready' ? options.value.filters : undefined;
    return VALUES[field]({ filters, names: names?.value ?? [] });
  }

  function suggested({ value, typed }: Typed, text: string, part: TypedPart, count: number | undefined): Suggestion {
    const insert = part.field === undefined ? `${value.condition.field}:${typed}` : typed;
    return {
      label: value.label,
      typed: `${value.condition.field}:${typed}`,
      count,
      ...withPart(text, part, insert),
    };
  }

  return {
    at(text, caret) {
      const part = typedPartAt(text, caret);
      if (part === undefined) return [];
      const wanted = part.typed.toLowerCase();
      const fields = QUERY_FIELDS.filter((field) => part.field === undefined && field.startsWith(wanted)).map(
        (field): Suggestion => ({
          label: QUERY_FIELD_TEXT[field],
          typed: `${field}:`,
          count: undefined,
          ...withPart(text, part, `${field}:`),
        }),
      );
      if (part.field === 'after' || part.field === 'before') {
        const { field } = part;
        return MOMENTS.filter((moment) => moment.startsWith(wanted) && moment !== wanted).map((moment) => ({
          label: FILTERS_TEXT.momentPresets[moment],
          typed: `${field}:${moment}`,
          count: undefined,
          ...withPart(text, part, moment),
        }));
      }
      const searched: readonly QueryField[] =
        part.field !== undefined
          ? [part.field]
          : wanted.length < VALUES_FROM
            ? []
            : ['actor', 'event', 'team', 'target'];
      // Counted among what the rest of the line finds: of what is only half typed there is nothing to count.
      const beside = counts?.beside(withPart(text, part, '').text);
      const values = searched
        .flatMap(valuesOf)
        .map((value) => ({ value, typed: printed(value.condition) }))
        .filter(({ value, typed }) => `${value.label}\n${value.more ?? ''}\n${typed}`.toLowerCase().includes(wanted))
        .filter(({ value }) => !hasCondition(chosen.value, value.condition))
        .map((one) => ({ ...one, count: beside?.known(one.value.condition) }))
        .sort((a, b) => (b.count ?? 0) - (a.count ?? 0))
        .slice(0, Math.max(0, MOST - fields.length))
        .map((one) => suggested(one, text, part, one.count ?? beside?.soon(one.value.condition)));
      return [...fields, ...values].slice(0, MOST);
    },
  };
}

function printed<Field extends keyof typeof PRINT_TERM>({ field, value }: TermCondition<Field>): string {
  return PRINT_TERM[field](value);
}

interface Known {
  readonly filters: AuditLogFilters | undefined;
  readonly names: readonly NamedTarget[];
}

/** What can stand after each field. */
const VALUES: Readonly<Record<QueryField, (known: Known) => readonly Value[]>> = {
  actor: ({ filters }) => [
    ...(filters?.users ?? []).map((user) => ({
      label: personName(user),
      ...(user.email === undefined ? {} : { more: user.email }),
      condition: { field: 'actor', mode: 'include', value: user.id } as const,
    })),
    { label: FILTERS_TEXT.none.actor, condition: { field: 'actor', mode: 'include', value: 'none' } },
  ],
  event: ({ filters }) =>
    (filters?.eventGroups ?? []).flatMap(({ items }) =>
      items.map(({ label, value }) => ({ label, condition: { field: 'event', mode: 'include', value } as const })),
    ),
  team: ({ filters }) => [
    ...(filters?.teams ?? []).map(({ id, name }) => ({
      label: PANEL_TEXT.teamName(name, id),
      condition: { field: 'team', mode: 'include', value: id } as const,
    })),
    { label: FILTERS_TEXT.none.team, condition: { field: 'team', mode: 'include', value: 'none' } },
  ],
  target: ({ names }) =>
    names.map(({ kind, id, names: [newest, ...earlier] }) => ({
      label: `${newest ?? id} (${nounOfKind(kind)})`,
      more: earlier.join('\n'),
      condition: { field: 'target', mode: 'include', value: { kind, id } },
    })),
  kind: () =>
    [...TARGET_KINDS, 'none' as const].map((kind) => ({
      label: kindName(kind),
      condition: { field: 'kind', mode: 'include', value: kind },
    })),
  is: () =>
    MARKS.map((mark) => ({
      label: FILTERS_TEXT.marks[mark],
      condition: { field: 'is', mode: 'include', value: mark },
    })),
  after: () => [],
  before: () => [],
};
