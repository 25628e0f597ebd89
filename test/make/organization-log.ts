import type { JsonObject } from '@/lib/json';
import { sampleNumber } from '@/lib/sample/random';
import type { SampleOrganization } from '@/lib/sample/sample-organization';

/** An entry as the stand-in keeps it; how it is sent is a matter of `quirks.ts`. */
export interface KeptEntry {
  readonly uuid: string;
  /** Ms since the epoch. */
  readonly triggeredAt: number;
  readonly createdAt: number;
  readonly organization: { readonly id: number; readonly name: string };
  readonly eventName: string;
  readonly team?: { readonly id: number; readonly name: string };
  readonly actor?: { readonly id: number; readonly name: string; readonly email: string };
  readonly targetId: string;
  readonly version?: { readonly from: string; readonly to: string };
  readonly details: JsonObject;
}

export const SORT_KEYS = [
  'createdAt',
  'triggeredAt',
  'eventName',
  'organization',
  'team',
  'actor',
  'targetId',
] as const;
export type SortKey = (typeof SORT_KEYS)[number];

export interface ListQuery {
  /** `undefined` is everything; the names distinguish cached orders, so equal names must mean equal filters. */
  readonly filter?: { readonly name: string; readonly passes: (entry: KeptEntry) => boolean };
  readonly sortBy: SortKey;
  readonly sortDir: 'asc' | 'desc';
}

/** A row's place in the log: never given twice, so it can serve as the key of `last` based paging. */
export type Serial = number;

export interface OrganizationLog {
  /** All matching rows in order, those included that cannot be seen just now. Do not change it. */
  order(query: ListQuery): Int32Array;
  isVisible(serial: Serial): boolean;
  at(serial: Serial): KeptEntry;
  find(uuid: string): KeptEntry | undefined;
  insert(entries: readonly KeptEntry[]): void;
  /** As Make's retention does. */
  delete(uuids: readonly string[]): void;
  /** Hides entries, as if Make had not recorded them yet, until the answer is called. */
  delay(uuids: readonly string[]): () => void;
  /** Other content under the same uuid. */
  change(uuid: string, change: Partial<Omit<KeptEntry, 'uuid'>>): void;
  readonly size: number;
}

const CACHED_ORDERS = 24;

export function createOrganizationLog(sample: SampleOrganization): OrganizationLog {
  const added: KeptEntry[] = [];
  const changed = new Map<Serial, KeptEntry>();
  const hidden = new Set<Serial>();
  const orders = new Map<string, Int32Array>();
  const serials = new Map<string, Serial>();

  function at(serial: Serial): KeptEntry {
    const own = changed.get(serial) ?? added[serial - sample.size];
    if (own !== undefined) return own;
    const { organizationId: _, ...entry } = sample.entry(serial);
    return {
      ...entry,
      triggeredAt: sample.triggeredAt(serial),
      createdAt: sample.createdAt(serial),
      details: sample.details(serial),
    };
  }

  function serialOf(uuid: string): Serial | undefined {
    const own = sampleNumber(uuid);
    return own < sample.size && sample.entry(own).uuid === uuid ? own : serials.get(uuid);
  }

  function known(uuids: readonly string[]): readonly Serial[] {
    return uuids.map((uuid) => {
      const serial = serialOf(uuid);
      if (serial === undefined) throw new RangeError(`no entry ${uuid}`);
      return serial;
    });
  }

  /** The clock of a sample's rows is read without making the rows. */
  function timeOf(serial: Serial, sortBy: 'triggeredAt' | 'createdAt'): number {
    return serial < sample.size && !changed.has(serial) ? sample[sortBy](serial) : at(serial)[sortBy];
  }

  function keyOf(serial: Serial, sortBy: Exclude<SortKey, 'triggeredAt' | 'createdAt'>): string {
    const entry = at(serial);
    switch (sortBy) {
      case 'team':
      case 'actor':
        return entry[sortBy]?.name ?? '';
      case 'organization':
        return entry.organization.name;
      default:
        return entry[sortBy];
    }
  }

  function ascending(query: ListQuery): Int32Array {
    const size = sample.size + added.length;
    // A sample's rows are in this order already: a million of them need no sorting.
    if (query.filter === undefined && query.sortBy === 'triggeredAt' && added.length === 0 && changed.size === 0) {
      return Int32Array.from({ length: size }, (_, serial) => serial);
    }
    const matching: Serial[] = [];
    for (let serial = 0; serial < size; serial++) {
      if (query.filter === undefined || query.filter.passes(at(serial))) matching.push(serial);
    }
    const { sortBy } = query;
    if (sortBy === 'triggeredAt' || sortBy === 'createdAt') {
      // A million of them are sorted at every start of a large organization: by numbers in one block.
      const times = new Float64Array(size);
      for (const serial of matching) times[serial] = timeOf(serial, sortBy);
      matching.sort((a, b) => (times[a] ?? 0) - (times[b] ?? 0) || a - b);
    } else {
      const keys = new Map(matching.map((serial) => [serial, keyOf(serial, sortBy)]));
      // Ties in the order of arrival: any order would do, but it must be the same on every page.
      matching.sort((a, b) => compare(keys.get(a) ?? '', keys.get(b) ?? '') || a - b);
    }
    return Int32Array.from(matching);
  }

  return {
    order(query) {
      const name = `${query.sortBy} ${query.sortDir} ${query.filter?.name ?? ''}`;
      const cached = orders.get(name);
      if (cached !== undefined) return cached;
      const order = ascending(query);
      if (query.sortDir === 'desc') order.reverse();
      if (orders.size >= CACHED_ORDERS) orders.clear();
      orders.set(name, order);
      return order;
    },
    isVisible: (serial) => !hidden.has(serial),
    at,
    find(uuid) {
      const serial = serialOf(uuid);
      return serial === undefined || hidden.has(serial) ? undefined : at(serial);
    },
    insert(entries) {
      for (const entry of entries) {
        serials.set(entry.uuid, sample.size + added.length);
        added.push(entry);
      }
      orders.clear();
    },
    delete(uuids) {
      for (const serial of known(uuids)) hidden.add(serial);
    },
    delay(uuids) {
      const waiting = known(uuids);
      for (const serial of waiting) hidden.add(serial);
      return () => {
        for (const serial of waiting) hidden.delete(serial);
      };
    },
    change(uuid, change) {
      for (const serial of known([uuid])) changed.set(serial, { ...at(serial), ...change });
      orders.clear();
    },
    get size() {
      return sample.size + added.length - hidden.size;
    },
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
