/** The parameters of one request, read as the API document writes them; throws `RefusedRequest` on anything else. */
export interface QueryParameters {
  text(name: string): string | undefined;
  /** `name=a`, or `name[0]=a&name[1]=b`. Empty if not given. */
  list(name: string): readonly string[];
  integer(name: string): number | undefined;
  boolean(name: string): boolean | undefined;
  oneOf<Value extends string>(name: string, values: readonly Value[]): Value | undefined;
  /** `YYYY-MM-DD`, as the first moment of that day in UTC. */
  day(name: string): number | undefined;
}

export class RefusedRequest extends Error {}

export interface Documented {
  readonly single: readonly string[];
  readonly lists?: readonly string[];
}

/** A qs-style parser turns an index above this into an object. */
const HIGHEST_INDEX = 20;

export function readQuery(url: string, documented: Documented): QueryParameters {
  const raw = url.split('?').slice(1).join('?');
  if (/[[\]]/.test(raw)) throw new RefusedRequest('Brackets in URLs must be percent-encoded.');
  const values = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(raw)) {
    const [, list, index] = /^(\w+)\[(\d+)\]$/.exec(name) ?? [];
    const isItem = list !== undefined && (documented.lists ?? []).includes(list);
    if (isItem && Number(index) > HIGHEST_INDEX) throw new RefusedRequest(`Parameter '${name}' is no list item.`);
    const isKnown = isItem || documented.single.includes(name) || (documented.lists ?? []).includes(name);
    if (!isKnown) throw new RefusedRequest(`Parameter '${name}' is not supported.`);
    if (values.has(name)) throw new RefusedRequest(`Parameter '${name}' is given twice.`);
    values.set(name, value);
  }

  function read<Value>(name: string, parse: (text: string) => Value | undefined): Value | undefined {
    const text = values.get(name);
    if (text === undefined) return undefined;
    const value = parse(text);
    if (value === undefined) throw new RefusedRequest(`Parameter '${name}' has a wrong value.`);
    return value;
  }

  return {
    text: (name) => values.get(name),
    list(name) {
      const items = [...values].flatMap(([key, value]) => {
        const [, index] = key.startsWith(`${name}[`) ? (/\[(\d+)\]$/.exec(key) ?? []) : [];
        return index === undefined ? [] : [{ index: Number(index), value }];
      });
      const single = values.get(name);
      const sorted = items.sort((a, b) => a.index - b.index).map(({ value }) => value);
      return single === undefined ? sorted : [single, ...sorted];
    },
    integer: (name) => read(name, (text) => (/^-?\d{1,15}$/.test(text) ? Number(text) : undefined)),
    boolean: (name) => read(name, (text) => (text === 'true' ? true : text === 'false' ? false : undefined)),
    oneOf: (name, allowed) => read(name, (text) => allowed.find((value) => value === text)),
    day: (name) => read(name, dayStart),
  };
}

function dayStart(text: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return undefined;
  const time = Date.parse(`${text}T00:00:00.000Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text) ? time : undefined;
}
