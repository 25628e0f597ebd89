import type { AuditLogFilters } from '@/lib/audit-log/filters';
import { once } from '@/lib/once';
import { z } from '@/lib/zod';
import { lenient, readId, readText } from './read-field';

const users = once(() => z.object({ id: lenient(readId), name: lenient(readText), email: lenient(readText) }));
const teams = once(() => z.object({ id: lenient(readId), name: lenient(readText) }));
const events = once(() => z.object({ header: lenient(readText), items: z.catch(z.array(z.unknown()), []) }));
const event = once(() => z.object({ label: lenient(readText), value: lenient(readText) }));

const answer = once(() =>
  z.object({
    users: list(),
    teams: list(),
    events: list(),
  }),
);

/** Never throws: what cannot be read is left out, and the log can be filtered by typing. `undefined` if it is no object. */
export function readFilters(json: unknown): AuditLogFilters | undefined {
  const parsed = z.safeParse(answer(), json);
  if (!parsed.success) return undefined;
  return {
    teams: readEach(teams(), parsed.data.teams).flatMap(({ id, name }) =>
      id === undefined ? [] : [{ id, ...(name === undefined ? {} : { name }) }],
    ),
    users: readEach(users(), parsed.data.users).flatMap(({ id, name, email }) =>
      id === undefined
        ? []
        : [{ id, ...(name === undefined ? {} : { name }), ...(email === undefined ? {} : { email }) }],
    ),
    eventGroups: readEach(events(), parsed.data.events).map(({ header, items }) => ({
      header: header ?? '',
      items: readEach(event(), items).flatMap(({ label, value }) =>
        value === undefined ? [] : [{ label: label ?? value, value }],
      ),
    })),
  };
}

function list() {
  return z.catch(z.optional(z.array(z.unknown())), undefined);
}

function readEach<Schema extends z.ZodMiniType>(
  schema: Schema,
  values: readonly unknown[] | undefined,
): readonly z.infer<Schema>[] {
  return (values ?? []).flatMap((value) => {
    const parsed = z.safeParse(schema, value);
    return parsed.success ? [parsed.data] : [];
  });
}
