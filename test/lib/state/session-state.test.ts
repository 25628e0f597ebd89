import { expect, it, vi } from 'vitest';
import { NEW_SOURCE } from '@/lib/archive/contract';
import type { AuditLogSource } from '@/lib/audit-log/source';
import type { PageContext } from '@/lib/page-context';
import { createSessionState } from '@/lib/state/session-state';
import type { Connection, SourceState } from '@/lib/state/state';
import { fakeArea } from '../../setup/fake-storage';

const eu1: Connection = {
  zone: 'eu1.make.com',
  last4: '90ab',
  keepToken: 'computer',
  keepHistory: 'session',
  connectedAt: 1000,
  person: { name: 'Ada', timeZone: 'Europe/Prague' },
  organizations: [{ id: 1, name: 'Acme' }],
  trouble: { kind: 'forbidden', zone: 'eu1.make.com', what: 'organization', detail: { code: 'SC403' } },
};
const us1: Connection = { ...eu1, zone: 'us1.make.com' };
const context: PageContext = {
  zone: 'eu1.make.com',
  organizationId: 1,
  teamId: 2,
  target: { kind: 'scenario', id: '3' },
  state: 'resolved',
};
const organization: AuditLogSource = { type: 'organization', zone: 'eu1.make.com', organizationId: 1 };
const team: AuditLogSource = { type: 'team', zone: 'eu1.make.com', organizationId: 1, teamId: 2 };
const sourceState = (overrides: Partial<SourceState> = {}): SourceState => ({
  source: organization,
  revision: 1,
  activity: 'idle',
  record: {
    ...NEW_SOURCE,
    unseen: 3,
    seenAt: 5,
    coverage: {
      from: 4,
      to: 5,
      depth: 5,
      complete: false,
      total: 9,
      older: [{ from: 1, to: 2, rows: 2, complete: true }],
    },
  },
  backfill: {
    state: 'waiting',
    cause: 'person',
    startedAt: 2,
    entries: 5,
    total: 9,
    etaMs: 60_000,
    until: 8,
    failure: { kind: 'rate-limited', zone: 'eu1.make.com', until: 8 },
  },
  lastAttemptAt: 7,
  failure: { kind: 'rate-limited', zone: 'eu1.make.com', until: 8 },
  ...overrides,
});

function setUp(initial?: Record<string, unknown>) {
  const watched = fakeArea('session', initial);
  return { ...watched, state: createSessionState(watched) };
}

it('has nothing to tell before anything was written', async () => {
  const { state } = setUp();
  expect(await state.connections.get()).toEqual({});
  expect(await state.pageContext(1).get()).toBeUndefined();
  expect(await state.source(organization).get()).toBeUndefined();
});

it('gives back what was written, each fact by its own key', async () => {
  const { state, stored } = setUp();
  await Promise.all([
    state.setConnections([eu1, us1]),
    state.setPageContext(1, context),
    state.setPageContext(2, { ...context, teamId: 9 }),
    state.setSource(sourceState()),
    state.setSource(sourceState({ source: team, revision: 5 })),
  ]);
  expect(await state.connections.get()).toEqual({ 'eu1.make.com': eu1, 'us1.make.com': us1 });
  expect(await state.pageContext(1).get()).toEqual(context);
  expect(await state.pageContext(2).get()).toEqual({ ...context, teamId: 9 });
  expect(await state.source(organization).get()).toEqual(sourceState());
  expect(await state.source(team).get()).toEqual(sourceState({ source: team, revision: 5 }));
  expect(Object.keys(stored()).sort()).toEqual([
    'connections',
    'pageContext:1',
    'pageContext:2',
    'source:eu1.make.com/organization/1',
    'source:eu1.make.com/organization/1/team/2',
  ]);
});

it('tells watchers of a fact about that fact only, until they stop', async () => {
  const { state, onChanged } = setUp();
  const [one, two, connections] = [vi.fn(), vi.fn(), vi.fn()];
  const stops = [
    state.pageContext(1).watch(one),
    state.pageContext(2).watch(two),
    state.connections.watch(connections),
  ];
  await state.setPageContext(1, context);
  await state.setPageContext(1, undefined);
  expect(one.mock.calls).toEqual([[context], [undefined]]);
  expect(two).not.toHaveBeenCalled();
  expect(connections).not.toHaveBeenCalled();
  for (const stop of stops) stop();
  await state.setPageContext(2, context);
  expect(two).not.toHaveBeenCalled();
  expect(onChanged.listeners).toBe(0);
});

it('does not tell of a write that changed nothing', async () => {
  const { state } = setUp();
  const listener = vi.fn();
  state.source(organization).watch(listener);
  await state.setSource(sourceState());
  await state.setSource(sourceState());
  await state.setSource(sourceState({ revision: 2 }));
  expect(listener.mock.calls).toEqual([[sourceState()], [sourceState({ revision: 2 })]]);
});

it('does not listen to other areas', () => {
  const { state, onChanged } = setUp();
  const listener = vi.fn();
  state.connections.watch(listener);
  onChanged.trigger({ connections: { newValue: { 'eu1.make.com': eu1 } } }, 'local');
  expect(listener).not.toHaveBeenCalled();
});

it('forgets the sources of a zone and, on demand, everything of its own but nothing else', async () => {
  const { state, stored } = setUp({ 'token:eu1.make.com': 'sealed' });
  await state.setConnections([eu1]);
  await state.setPageContext(1, context);
  await state.setSource(sourceState());
  await state.setSource(sourceState({ source: team }));
  const elsewhere: AuditLogSource = { ...organization, zone: 'eu2.make.com' };
  await state.setSource(sourceState({ source: elsewhere }));
  await state.removeSources(organization.zone);
  expect(await state.source(organization).get()).toBeUndefined();
  expect(await state.source(team).get()).toBeUndefined();
  expect(await state.source(elsewhere).get()).toBeDefined();
  await state.clear();
  expect(stored()).toEqual({ 'token:eu1.make.com': 'sealed' });
});

it.each<[string, unknown]>([
  ['a number', 7],
  ['null', null],
  ['a list', [eu1]],
  ['a zone that is none', { 'evil.example': { ...eu1, zone: 'evil.example' } }],
  ['a connection under another zone', { 'us2.make.com': eu1 }],
  ['a connection without its fields', { 'eu1.make.com': { zone: 'eu1.make.com' } }],
])('reads stored connections that are %s as none', async (_title, connections) => {
  expect(await setUp({ connections }).state.connections.get()).toEqual({});
});

it('keeps the readable connections beside one that is not', async () => {
  const { state } = setUp({ connections: { 'eu1.make.com': eu1, 'us1.make.com': { ...us1, last4: 7 } } });
  expect(await state.connections.get()).toEqual({ 'eu1.make.com': eu1 });
});

it('reads a failure of another version as an unexpected one, and the rest as it is', async () => {
  const stored = { ...sourceState(), failure: { kind: 'moon-phase' } };
  const { state } = setUp({ 'source:eu1.make.com/organization/1': stored });
  expect(await state.source(organization).get()).toEqual(sourceState({ failure: { kind: 'unexpected' } }));
});
