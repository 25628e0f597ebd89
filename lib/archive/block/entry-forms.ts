import type { AuditLogEntry } from '@/lib/audit-log/entry';
import type { JsonValue } from '@/lib/json';
import { createIsoWriter, isIsoOf } from './iso-time';

/** What is kept of an entry in columns. */
export type Facts = Omit<AuditLogEntry, 'raw'>;

/** One way in which Make may have written a fact. */
export interface Form {
  /** Where in `raw` it is looked for. */
  readonly path: string;
  readonly name: string;
  readonly write: (entry: Facts) => JsonValue | undefined;
  /** Whether `write` gives this very value. */
  readonly is: (value: JsonValue, entry: Facts) => boolean;
}

/** At most one form of a path is the value's. */
const FORMS: readonly Form[] = [
  form('uuid', 'uuid', (entry) => entry.uuid),
  form('eventName', 'event', (entry) => entry.eventName),
  ...timeForms('triggeredAt', (entry) => entry.triggeredAt),
  ...timeForms('createdAt', (entry) => entry.createdAt),
  ...idForms('organizationId', 'organization', (entry) => entry.organizationId),
  ...idForms('organization.id', 'organization', (entry) => entry.organizationId),
  ...idForms('teamId', 'team', (entry) => entry.team?.id),
  ...idForms('team.id', 'team', (entry) => entry.team?.id),
  form('team.name', 'teamName', (entry) => entry.team?.name),
  ...idForms('actor.id', 'actor', (entry) => entry.actor?.id),
  form('actor.name', 'actorName', (entry) => entry.actor?.name),
  form('actor.email', 'actorEmail', (entry) => entry.actor?.email),
  ...labelForms('targetId', 'target', (entry) => entry.targetId),
  ...labelForms('version.from', 'from', (entry) => entry.version?.from),
  ...labelForms('version.to', 'to', (entry) => entry.version?.to),
];

export const FORMS_BY_PATH: ReadonlyMap<string, readonly Form[]> = Map.groupBy(FORMS, ({ path }) => path);

const FORM_BY_NAME: ReadonlyMap<string, Form> = new Map(FORMS.map((one) => [`${one.path} ${one.name}`, one]));

export function formOf(path: string, name: string): Form | undefined {
  return FORM_BY_NAME.get(`${path} ${name}`);
}

function form(path: string, name: string, write: (entry: Facts) => JsonValue | undefined): Form {
  return { path, name, write, is: (value, entry) => Object.is(write(entry), value) };
}

function timeForms(path: string, timeOf: (entry: Facts) => number | undefined): readonly Form[] {
  const iso = (name: string, length: number, write: (time: number) => string): Form => ({
    path,
    name: path + name,
    write: (entry) => {
      const time = timeOf(entry);
      return time === undefined ? undefined : write(time);
    },
    is: (value, entry) => {
      const time = timeOf(entry);
      return typeof value === 'string' && value.length === length && time !== undefined && isIsoOf(value, time);
    },
  });
  const number = (name: string, unit: number): Form =>
    form(path, path + name, (entry) => {
      const time = timeOf(entry);
      return time === undefined ? undefined : time / unit;
    });
  const write = createIsoWriter();
  return [
    iso('Iso', 24, write),
    iso('IsoSeconds', 20, (time) => `${write(time).slice(0, 19)}Z`),
    number('Milliseconds', 1),
    number('Seconds', 1000),
  ];
}

function idForms(path: string, name: string, idOf: (entry: Facts) => number | undefined): readonly Form[] {
  return [form(path, `${name}Id`, idOf), form(path, `${name}IdText`, (entry) => idOf(entry)?.toString())];
}

/** Texts by the document, but numbers by nature. */
function labelForms(path: string, name: string, textOf: (entry: Facts) => string | undefined): readonly Form[] {
  const write = (entry: Facts) => numberOf(textOf(entry));
  return [
    form(path, name, textOf),
    {
      path,
      name: `${name}Number`,
      write,
      is: (value, entry) => typeof value === 'number' && Object.is(write(entry), value),
    },
  ];
}

function numberOf(text: string | undefined): number | undefined {
  const number = Number(text);
  return text !== undefined && String(number) === text && Number.isFinite(number) ? number : undefined;
}
