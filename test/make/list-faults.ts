import { randomUUID } from 'node:crypto';
import { isJsonObject, type JsonObject, type JsonValue } from '@/lib/json';
import type { Answer } from './answer';
import type { Fault } from './faults';
import { withTextEverywhere } from './hostile';

type Rows = readonly JsonValue[];

/** The list's rows changed; answers that are no list stay as they are. */
export function rows(change: (rows: Rows, url: string) => JsonValue): Fault {
  return {
    kind: 'answer',
    change(answer, url) {
      const { body } = answer;
      if (!isJsonObject(body) || !Array.isArray(body.auditLogs)) return answer;
      return { ...answer, body: { ...body, auditLogs: change(body.auditLogs, url) } };
    },
  };
}

/** Every answer's body changed, whatever it is. */
export function body(change: (body: JsonValue) => JsonValue): Fault {
  return { kind: 'answer', change: (answer: Answer) => ({ ...answer, body: change(answer.body) }) };
}

/** Each field of a row missing, `null`, or of a type it should not have; the rows alternate with sound ones. */
export const WRONG_TYPES: readonly JsonValue[] = [null, 17, 'text', [], {}, { uuid: null }, { uuid: 12 }, { uuid: '' }];

const FIELDS = [
  'createdAt',
  'triggeredAt',
  'organizationId',
  'organization',
  'eventName',
  'team',
  'actor',
  'targetId',
  'version',
];
const ODD_VALUES: Rows = [null, true, -1, 1e308, 'text', [], [1], {}, { id: 'x', name: 5, email: {}, from: 1, to: [] }];

export const LIST_FAULTS = {
  /** Rows that say they are another organization's. */
  foreign: (organizationId: number): Fault =>
    rows((list) =>
      list.map((row) =>
        isJsonObject(row) ? { ...row, organizationId, organization: { id: organizationId, name: 'Another' } } : row,
      ),
    ),
  /** Unreadable rows between the sound ones. */
  unreadable: rows((list) =>
    list.flatMap((row, index) => (index < WRONG_TYPES.length ? [WRONG_TYPES[index] ?? null, row] : [row])),
  ),
  /** Readable rows, each with one field of a wrong type. */
  oddFields: rows((list) =>
    list.map((row, index) => {
      const field = FIELDS[index % FIELDS.length] ?? 'version';
      const value = ODD_VALUES[Math.floor(index / FIELDS.length) % ODD_VALUES.length] ?? null;
      return isJsonObject(row) ? { ...row, [field]: value } : row;
    }),
  ),
  /** Every page is the first one. */
  repeating: {
    kind: 'request',
    change: (url) => url.replace(/(pg%5B(?:offset|last)%5D)=[^&]*/g, '$1=0'),
  } satisfies Fault,
  /** Every page is full of entries never seen before. */
  neverEnding: rows((list, url) => {
    const limit = Number(/pg%5Blimit%5D=(\d+)/.exec(url)?.[1] ?? 100);
    const model: JsonObject = isJsonObject(list[0]) ? list[0] : {};
    return [...list, ...Array.from({ length: limit - list.length }, () => ({ ...model, uuid: randomUUID() }))];
  }),
  /** So many copies of one row under new uuids, whatever was asked for. */
  tooMany: (count: number): Fault =>
    rows((list) => {
      const model: JsonObject = isJsonObject(list[0]) ? list[0] : {};
      return Array.from({ length: count }, () => ({ ...model, uuid: randomUUID() }));
    }),
  /** `auditLogs` is this, or with `undefined` is not there. */
  listIs: (value: JsonValue | undefined): Fault =>
    body((whole) => {
      if (!isJsonObject(whole)) return whole;
      const { auditLogs: _, ...rest } = whole;
      return value === undefined ? rest : { ...rest, auditLogs: value };
    }),
  /** This text in place of every other. */
  hostile: (text: string): Fault => body((whole) => withTextEverywhere(whole, text)),
} as const;
