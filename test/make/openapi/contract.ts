import { readFileSync } from 'node:fs';
import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { isJsonObject, type JsonObject, type JsonValue } from '@/lib/json';

/** Make's description of the five audit-log endpoints, with which requests and answers can be compared. */
export interface Contract {
  /** What is wrong with a request line below `/api/v2`; empty if it is as documented. */
  requestErrors(url: string): readonly string[];
  /** What is wrong with a 200's body, fields beyond the document included. */
  answerErrors(url: string, body: unknown): readonly string[];
}

interface Operation {
  readonly pattern: RegExp;
  readonly parameters: ReadonlyMap<string, { readonly schema: JsonObject; readonly validate: ValidateFunction }>;
  readonly validateAnswer: ValidateFunction;
}

const DOCUMENT = new URL('./audit-logs.json', import.meta.url);

/** `asDocumented` leaves `triggeredAt` the integer that the schemas say and no example shows. */
export function createContract({ asDocumented = false } = {}): Contract {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);
  const document = object(JSON.parse(readFileSync(DOCUMENT, 'utf8')));
  const operations = Object.entries(object(document.paths)).map(([path, item]) =>
    operation(ajv, path, object(object(item).get), asDocumented),
  );
  const find = (url: string): Operation | undefined => operations.find(({ pattern }) => pattern.test(pathOf(url)));

  return {
    requestErrors(url) {
      const found = find(url);
      return found === undefined ? [`${pathOf(url)} is not documented`] : parameterErrors(ajv, found, url);
    },
    answerErrors(url, body) {
      const found = find(url);
      if (found === undefined) return [`${pathOf(url)} is not documented`];
      return found.validateAnswer(body) ? [] : messages(ajv, found.validateAnswer);
    },
  };
}

function operation(ajv: Ajv, path: string, get: JsonObject, asDocumented: boolean): Operation {
  const answer = object(object(object(object(get.responses)['200']).content)['application/json']).schema ?? {};
  const parameters = [...list(get.parameters)];
  // Defect 1: the detail's path names {organizationId}, its parameters do not.
  if (path === '/audit-logs/{organizationId}/{uuid}') parameters.push(ORGANIZATION_ID);
  // Defect 2: the detail is `allOf` of a closed object and of one that adds `details`: nothing satisfies both.
  const merged = mergeAllOf(answer);
  // Defect 3: `triggeredAt` is an integer here and an ISO string in all of Make's examples.
  const patched = asDocumented
    ? merged
    : replaceProperty(merged, 'triggeredAt', { type: 'string', format: 'date-time' });
  return {
    pattern: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '([^/]+)')}$`),
    parameters: new Map(
      parameters.map((parameter) => {
        const { name, schema } = object(parameter);
        return [String(name), { schema: object(schema), validate: ajv.compile(object(schema)) }];
      }),
    ),
    validateAnswer: ajv.compile(object(closed(patched))),
  };
}

const ORGANIZATION_ID: JsonObject = { name: 'organizationId', in: 'path', required: true, schema: { type: 'integer' } };

function parameterErrors(ajv: Ajv, { parameters, pattern }: Operation, url: string): readonly string[] {
  const errors: string[] = [];
  if (/[[\]]/.test(url)) errors.push('brackets are not percent-encoded');
  const values = new Map<string, string | string[]>();
  for (const [name, value] of new URLSearchParams(url.split('?')[1] ?? '')) {
    const [, list, index] = /^(event|author|team)\[(\d+)\]$/.exec(name) ?? [];
    const items = list === undefined ? undefined : (values.get(list) ?? []);
    if (list === undefined || !Array.isArray(items)) values.set(name, value);
    else {
      if (Number(index) !== items.length) errors.push(`${name} is out of order`);
      values.set(list, [...items, value]);
    }
  }
  const ids = pattern.exec(pathOf(url))?.slice(1) ?? [];
  for (const name of ['organizationId', 'teamId']) if (parameters.has(name)) values.set(name, ids[0] ?? '');
  for (const [name, value] of values) {
    const parameter = parameters.get(name);
    if (parameter === undefined) errors.push(`${name} is not documented`);
    else if (!parameter.validate(typed(value, parameter.schema))) {
      errors.push(...messages(ajv, parameter.validate).map((message) => `${name}: ${message}`));
    }
  }
  return errors;
}

/** A query holds text only: what the schema calls a number or a truth value is read as such. */
function typed(value: string | string[], { type }: JsonObject): JsonValue {
  if (typeof value !== 'string') return value;
  if (type === 'integer') return /^-?\d+$/.test(value) ? Number(value) : value;
  return type === 'boolean' && /^(true|false)$/.test(value) ? value === 'true' : value;
}

function messages(ajv: Ajv, validate: ValidateFunction): readonly string[] {
  return (validate.errors ?? []).map((error) => ajv.errorsText([error]));
}

function pathOf(url: string): string {
  return url.split('?')[0] ?? '';
}

function object(value: JsonValue | undefined): JsonObject {
  if (!isJsonObject(value)) throw new TypeError('not an object');
  return value;
}

function list(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? value : [];
}

function rewrite(schema: JsonValue, change: (schema: JsonObject) => JsonObject): JsonValue {
  if (Array.isArray(schema)) return schema.map((item) => rewrite(item, change));
  if (!isJsonObject(schema)) return schema;
  return change(Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, rewrite(value, change)])));
}

function mergeAllOf(schema: JsonValue): JsonValue {
  return rewrite(schema, (part) => {
    if (!Array.isArray(part.allOf)) return part;
    const properties = list(part.allOf).map((one) => object(object(one).properties));
    return { type: 'object', properties: Object.assign({}, ...properties) };
  });
}

function replaceProperty(schema: JsonValue, name: string, replacement: JsonObject): JsonValue {
  return rewrite(schema, (part) => (name in part ? { ...part, [name]: replacement } : part));
}

/** The document leaves most objects open; a stand-in must not send what it does not name. */
function closed(schema: JsonValue): JsonValue {
  return rewrite(schema, (part) =>
    part.type === 'object' && isJsonObject(part.properties) ? { ...part, additionalProperties: false } : part,
  );
}
