import { onTestFinished, vi } from 'vitest';
import type { EntryIndex, IndexLoader } from '@/lib/archive/contract';
import { timelineOf } from '@/lib/archive/read/timeline';
import type { AuditLogEntry } from '@/lib/audit-log/entry';
import type { AuditLogFilters } from '@/lib/audit-log/filters';
import type { Flag } from '@/lib/audit-log/flag';
import type { SettledQuery, Terms } from '@/lib/audit-log/query';
import { type AuditLogSource, sourceKey } from '@/lib/audit-log/source';
import type { JsonObject } from '@/lib/json';
import type { PageContext } from '@/lib/page-context';
import type { ActiveTab, PanelGateway } from '@/lib/panel/gateway/panel-gateway';
import { createPanelModel } from '@/lib/panel/panel-model';
import { ok } from '@/lib/result';
import { createSavedViewsStore } from '@/lib/state/saved-views-store';
import { type Connections, DEFAULT_SETTINGS, type Settings, type SourceState } from '@/lib/state/state';
import { countedArrivals } from '../../fakes/counted-arrivals';
import { countedFacets } from '../../fakes/counted-facets';
import { fakeConnection } from '../../fakes/fake-connection';
import { fakeEntry } from '../../fakes/fake-index';
import { fakeMessenger } from '../../fakes/fake-messenger';
import { type FakeWatched, fakeWatched } from '../../fakes/fake-watched';
import { fakeArea } from '../../setup/fake-storage';

export const NOW = Date.UTC(2026, 10, 24, 12);
export const ORGANIZATION = { zone: 'eu1.make.com', organizationId: 123 } as const;
export const SOURCE: AuditLogSource = { ...ORGANIZATION, type: 'organization' };
export const PAGE: PageContext = { ...ORGANIZATION, organizationName: 'Northwind', state: 'resolved' };
export const TEAM_PAGE: PageContext = { ...PAGE, teamId: 7, teamName: 'Finance' };
export const SCENARIO_PAGE: PageContext = { ...TEAM_PAGE, target: { kind: 'scenario', id: '3000' } };
export const MAKE_TAB: ActiveTab = { tabId: 1, url: 'https://eu1.make.com/organization/123/dashboard' };

export const FILTERS: AuditLogFilters = {
  teams: [
    { id: 7, name: 'Finance' },
    { id: 8, name: 'Support' },
  ],
  users: [
    { id: 212, name: 'Dana Kim', email: 'dana.kim@example.com' },
    { id: 213, name: 'Noah Steiner', email: 'noah@example.com' },
  ],
  eventGroups: [
    {
      header: 'Scenarios',
      items: [
        { label: 'Scenario activated', value: 'scenario_activated' },
        { label: 'Scenario deactivated', value: 'scenario_deactivated' },
      ],
    },
    { header: 'Webhooks', items: [{ label: 'Webhook created', value: 'webhook_created' }] },
  ],
};

type Changed = Partial<SourceState>;
type Entry = AuditLogEntry & {
  readonly arrivedAt?: number;
  readonly arrivedLate?: boolean;
  readonly flags?: readonly Flag[];
  readonly changed?: boolean;
};
type Answers = NonNullable<Parameters<typeof fakeMessenger>[0]>;

interface FakePanelOptions {
  readonly answers?: Answers;
  readonly tab?: ActiveTab | undefined;
  readonly page?: PageContext | undefined;
  readonly settings?: Partial<Settings>;
  readonly connections?: Connections;
  readonly entries?: readonly Entry[];
  readonly sourceState?: Partial<SourceState>;
  readonly record?: Partial<SourceState['record']>;
  /** Details that are kept, by uuid. */
  readonly kept?: Readonly<Record<string, JsonObject>>;
  /** Whether Make ever answered for the source. */
  readonly heard?: boolean;
}

/** Entries an hour apart, newest first, with ids from 0. */
export function fakeEntries(count: number, overrides: (at: number) => Partial<Entry> = () => ({})): readonly Entry[] {
  return Array.from({ length: count }, (_, at) => {
    const triggeredAt = NOW - (at + 1) * 60 * 60 * 1000;
    return { ...fakeEntry({ uuid: `entry-${at}`, triggeredAt, createdAt: triggeredAt }), ...overrides(at) };
  });
}

/** A whole panel on fakes: what Make, the archive and the browser do is up to the test. */
export function fakePanel(options: FakePanelOptions = {}) {
  const { connections = { 'eu1.make.com': fakeConnection() } } = options;
  let entries = options.entries ?? [];
  let revision = 100;
  const tab = fakeWatched<ActiveTab | undefined>('tab' in options ? options.tab : MAKE_TAB);
  const pages = new Map<number, FakeWatched<PageContext | undefined>>();
  const sources = new Map<string, FakeWatched<SourceState | undefined>>();
  const connected = fakeWatched<Connections>(connections);
  const memoryOnly = fakeWatched(false);
  const settings = fakeWatched<Settings>({ ...DEFAULT_SETTINGS, timeZone: 'utc', ...options.settings });
  const historyFull = fakeWatched(false);
  const loads = vi.fn();

  function stateOf(source: AuditLogSource, overrides: FakePanelOptions = {}): SourceState {
    const record = {
      coverage: { complete: true },
      unseen: 0,
      unreadable: 0,
      seenAt: NOW,
      ...(options.heard === false ? {} : { lastSuccessAt: NOW }),
      ...options.record,
      ...overrides.record,
    };
    return { source, revision: 1, activity: 'idle', ...options.sourceState, ...overrides.sourceState, record };
  }
  const sourceOf = (source: AuditLogSource) => remembered(sources, sourceKey(source), () => stateOf(source));
  const pageOf = (tabId: number) => remembered(pages, tabId, () => ('page' in options ? options.page : PAGE));

  const messenger = fakeMessenger({
    'source.open': () => ok(undefined),
    'source.refresh': () => ok(undefined),
    'source.mark-seen': () => ok(undefined),
    'source.filters': () => ok(FILTERS),
    'storage.usage': () =>
      ok({
        organizations:
          entries.length === 0 ? [] : [{ ...ORGANIZATION, entries: entries.length, bytes: 1000, medium: 'computer' }],
      }),
    'organization.describe': () => ok({ id: 123, name: 'Northwind', teams: FILTERS.teams }),
    'entry.detail': ({ uuid }) => {
      const entry = entries.find((one) => one.uuid === uuid);
      if (entry === undefined) throw new Error(`no entry ${uuid}`);
      return ok({ entry, details: { scenarioName: `Name of ${uuid}` } });
    },
    ...options.answers,
  });
  const indexes: IndexLoader = {
    load: async (organization) => {
      loads(organization);
      return indexOf(organization, entries);
    },
  };
  const gateway = {
    send: messenger.send,
    state: { connections: connected, memoryOnly, historyFull, pageContext: pageOf, source: sourceOf },
    settings: { ...settings, change: async () => undefined },
    details: {
      open: async () => ({
        kept: async (uuids) => uuids.map((uuid) => options.kept?.[uuid] !== undefined),
        read: async (uuids) => uuids.map((uuid) => options.kept?.[uuid]),
      }),
    },
    savedViews: createSavedViewsStore(fakeArea('local')),
    activeTab: tab,
    indexes,
    now: () => Date.now(),
    drawn: async () => {},
    openSettings: vi.fn(),
    openInTab: vi.fn(),
    reload: vi.fn(),
    saveFile: vi.fn((_blob: Blob, _name: string) => undefined),
    version: '1.2.3',
    allowSite: vi.fn(async () => true),
    copy: vi.fn(async (_text: string) => true),
  } satisfies PanelGateway;

  return {
    gateway,
    tab,
    connected,
    loads,
    asked: messenger.asked,
    pageOf,
    sourceOf,
    commands: (name: string) => messenger.asked.filter((one) => one.name === name),
    /** Disposed of when the test is over. */
    model(more: Partial<PanelGateway> = {}) {
      const model = createPanelModel({ ...gateway, ...more });
      onTestFinished(() => model.dispose());
      return model;
    },
    /** The archive has these entries now, and says so. */
    change(next: readonly Entry[], record: Partial<SourceState['record']> = {}, source = SOURCE, more: Changed = {}) {
      entries = next;
      revision += 1;
      const watched = sourceOf(source);
      watched.set({ ...stateOf(source, { record, sourceState: more }), revision });
    },
    memoryOnly,
    historyFull,
    setState(sourceState: Partial<SourceState>, source: AuditLogSource = SOURCE) {
      sourceOf(source).set(stateOf(source, { sourceState }));
    },
  };
}

function remembered<Key, Value>(
  all: Map<Key, FakeWatched<Value>>,
  key: Key,
  initial: () => NoInfer<Value>,
): FakeWatched<Value> {
  const known = all.get(key) ?? fakeWatched(initial());
  all.set(key, known);
  return known;
}

/** Answers queries as the archive's index does, entry by entry. */
function indexOf(organization: EntryIndex['organization'], entries: readonly Entry[]): EntryIndex {
  const at = (row: number): Entry => {
    const entry = entries[row];
    if (entry === undefined) throw new RangeError(`no row ${row}`);
    return entry;
  };
  return {
    organization,
    size: entries.length,
    damagedBlocks: 0,
    search: (source, query) =>
      Uint32Array.from([...entries.keys()].filter((row) => belongs(at(row), source) && matches(at(row), query))),
    entry: at,
    triggeredAt: (row) => at(row).triggeredAt ?? Number.NaN,
    newSince: (row) => at(row).arrivedAt,
    arrivals: (rows, ...moments) => countedArrivals((row) => at(row).arrivedAt, rows, ...moments),
    changed: (row) => at(row).changed ?? false,
    arrivedLate: (row) => at(row).arrivedLate ?? false,
    flags: (row) => at(row).flags ?? [],
    rowOf: (uuid) => {
      const row = entries.findIndex((entry) => entry.uuid === uuid);
      return row < 0 ? undefined : row;
    },
    place: () => unexpected('place'),
    facets: (rows, events) => countedFacets([...rows].map(at), events),
    timeline: (rows, range) =>
      timelineOf(
        Float64Array.from(entries, ({ triggeredAt }) => triggeredAt ?? Number.NaN),
        rows,
        range,
      ),
    days: () => unexpected('days'),
  };
}

function unexpected(asked: string): never {
  throw new Error(`unexpected ${asked}`);
}

function belongs(entry: Entry, source: AuditLogSource): boolean {
  return source.type === 'organization' || entry.team?.id === source.teamId;
}

function matches(entry: Entry, query: SettledQuery): boolean {
  const time = entry.triggeredAt ?? Number.NaN;
  const kind = entry.eventName.split('_')[0];
  const text = [entry.eventName, entry.actor?.name, entry.team?.name, entry.targetId].join('\n').toLowerCase();
  const { period } = query;
  return (
    passes(query.event, (value) => value === entry.eventName) &&
    passes(query.actor, (value) => value === entry.actor?.id) &&
    passes(query.team, (value) => value === entry.team?.id) &&
    passes(query.kind, (value) => value === kind) &&
    passes(
      query.target,
      (term) => typeof term === 'object' && 'id' in term && term.kind === kind && term.id === entry.targetId,
    ) &&
    query.text.include.every((value) => text.includes(value.toLowerCase())) &&
    !query.text.exclude.some((value) => text.includes(value.toLowerCase())) &&
    (period.after === undefined || time >= period.after) &&
    (period.before === undefined || time < period.before)
  );
}

function passes<Value>({ include, exclude }: Terms<Value>, is: (value: Value) => boolean): boolean {
  return (include.length === 0 || include.some(is)) && !exclude.some(is);
}
