import { computed, signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { NamesLoader } from '@/lib/archive/contract';
import type { AuditLogEntry } from '@/lib/audit-log/entry';
import { createEventCatalog } from '@/lib/audit-log/event-catalog';
import { mergeNames, namesOf, type TargetNames } from '@/lib/audit-log/names';
import type { AuditLogSource, OrganizationRef } from '@/lib/audit-log/source';
import type { NamesLearnt } from '@/lib/messaging/contract';
import type { FeedState } from '@/lib/panel/feed/feed-state';
import { createNamesModel, type NamesModel } from '@/lib/panel/names/names-model';
import type { Place } from '@/lib/panel/place/context-place';
import { failed, ok, type Result } from '@/lib/result';
import type { NamesRevision } from '@/lib/state/names-revision';
import type { Connection } from '@/lib/state/state';
import { HOUR, MINUTE, SECOND } from '@/lib/time';
import { fakeConnection } from '../../../fakes/fake-connection';
import { fakeEntry } from '../../../fakes/fake-index';
import { fakeMessenger } from '../../../fakes/fake-messenger';
import { fakeWatched } from '../../../fakes/fake-watched';

const ORGANIZATION: OrganizationRef = { zone: 'eu1.make.com', organizationId: 123 };
const SOURCE: AuditLogSource = { ...ORGANIZATION, type: 'organization' };
const OTHER: AuditLogSource = { type: 'organization', zone: 'eu1.make.com', organizationId: 9 };

const entry = (number: number, overrides: Partial<AuditLogEntry> = {}) =>
  fakeEntry({ uuid: `u${number}`, eventName: 'webhook_created', targetId: String(3000 + number), ...overrides });
const hook = (number: number) => ({ kind: 'webhook', id: String(3000 + number) }) as const;
const named = (number: number, name = `Hook ${number}`, at = 1) => namesOf([{ target: hook(number), name, at }]);

const CALM: FeedState = { status: 'ready', refreshing: false };

const models: NamesModel[] = [];
beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
});
afterEach(() => {
  for (const model of models.splice(0)) model.dispose();
  vi.useRealTimers();
});

interface Setup {
  readonly stored?: TargetNames;
  readonly connection?: Connection | undefined;
  readonly load?: NamesLoader['load'];
  /** What the background answers; without it, it learns all names asked for. */
  readonly answer?: (uuids: readonly string[]) => Result<NamesLearnt> | Promise<Result<NamesLearnt>>;
}

/** A model over an archive, and a background that puts names into it. */
function setup(options: Setup = {}) {
  let stored = options.stored ?? namesOf([]);
  const revision = fakeWatched<NamesRevision>(undefined);
  let revisions = 0;
  function learn(names: TargetNames): void {
    stored = mergeNames(stored, names);
    revisions += 1;
    revision.set(String(revisions));
  }
  const { send, asked } = fakeMessenger({
    'entry.names': ({ uuids }) => {
      if (options.answer !== undefined) return options.answer(uuids);
      learn(uuids.map((uuid) => named(Number(uuid.slice(1)))).reduce(mergeNames, namesOf([])));
      return ok({ done: uuids });
    },
  });
  const source = signal<AuditLogSource | undefined>(SOURCE);
  const chosen = signal<Place | undefined>(undefined);
  const connection = signal('connection' in options ? options.connection : fakeConnection());
  const place = computed(() => chosen.value ?? source.value);
  const state = signal<FeedState>(CALM);
  const onScreen = signal<() => readonly AuditLogEntry[]>(() => [entry(1), entry(2)]);
  const model = createNamesModel({
    gateway: {
      send,
      now: Date.now,
      names: {
        loader: { load: options.load ?? (async () => stored) },
        revision: () => revision,
      },
    },
    context: { place, source, connection },
    feed: { state },
    events: signal(createEventCatalog()),
    onScreen,
  });
  models.push(model);
  const questions = () =>
    asked.map(({ request }) =>
      typeof request === 'object' && request !== null && 'uuids' in request ? request.uuids : [],
    );
  return { model, asked, questions, source, place: chosen, connection, state, onScreen, learn, revision };
}

/** Long enough to be read. */
const read = () => vi.advanceTimersByTimeAsync(300 + 5 * SECOND);
const still = () => vi.advanceTimersByTimeAsync(300);

describe('what is known', () => {
  it('is read from the archive at once, and again when it changed', async () => {
    const { model, learn } = setup({ stored: named(1, 'Orders') });
    expect(model.nameOf(hook(1))).toBeUndefined();
    await vi.advanceTimersByTimeAsync(0);
    expect(model.nameOf(hook(1))).toBe('Orders');
    learn(named(1, 'Orders v2', 5));
    await vi.advanceTimersByTimeAsync(0);
    expect(model.nameOf(hook(1))).toBe('Orders v2');
    expect(model.wasOf(hook(1))).toEqual(['Orders']);
    expect(model.searchable.value).toEqual([{ ...hook(1), names: ['Orders v2', 'Orders'] }]);
  });

  it('is that of the organization that is shown, and of no other', async () => {
    const { model, source } = setup({
      load: async ({ organizationId }) => (organizationId === 9 ? named(1, 'Theirs') : named(1, 'Ours')),
    });
    await vi.advanceTimersByTimeAsync(0);
    source.value = OTHER;
    expect(model.nameOf(hook(1))).toBeUndefined();
    await vi.advanceTimersByTimeAsync(0);
    expect(model.nameOf(hook(1))).toBe('Theirs');
    source.value = undefined;
    expect(model.nameOf(hook(1))).toBeUndefined();
  });

  it('of another team of the organization is not read anew', async () => {
    let loads = 0;
    const { model, source } = setup({
      async load() {
        loads += 1;
        return named(1, 'Ours');
      },
    });
    await vi.advanceTimersByTimeAsync(0);
    source.value = { ...ORGANIZATION, type: 'team', teamId: 7 };
    expect(model.nameOf(hook(1))).toBe('Ours');
    expect(loads).toBe(1);
  });

  it('that comes after the person turned elsewhere is not shown', async () => {
    const { promise, resolve } = Promise.withResolvers<TargetNames>();
    const { model, source } = setup({
      load: ({ organizationId }) => (organizationId === 123 ? promise : Promise.resolve(namesOf([]))),
    });
    source.value = OTHER;
    resolve(named(1, 'Late'));
    await vi.advanceTimersByTimeAsync(0);
    expect(model.nameOf(hook(1))).toBeUndefined();
  });

  it('stays where the archive cannot be read', async () => {
    let broken = false;
    const { model, revision } = setup({
      async load() {
        if (broken) throw new Error('unavailable');
        return named(1, 'Orders');
      },
    });
    await vi.advanceTimersByTimeAsync(0);
    broken = true;
    revision.set('other');
    await vi.advanceTimersByTimeAsync(0);
    expect(model.nameOf(hook(1))).toBe('Orders');
  });
});

describe('what is not known', () => {
  it('is asked for when the list has been still', async () => {
    const { model, questions, onScreen } = setup();
    await read();
    onScreen.value = () => [entry(2)];
    await vi.advanceTimersByTimeAsync(299);
    onScreen.value = () => [entry(3)];
    await vi.advanceTimersByTimeAsync(299);
    expect(questions()).toEqual([['u1', 'u2']]);
    await vi.advanceTimersByTimeAsync(1);
    expect(questions()).toEqual([['u1', 'u2'], ['u3']]);
    expect(model.nameOf(hook(3))).toBe('Hook 3');
  });

  it('is not asked for on a page that is passed on the way to another', async () => {
    const { questions, place, source } = setup();
    for (const id of ['1', '2', '3']) {
      await vi.advanceTimersByTimeAsync(4 * SECOND);
      place.value = { ...SOURCE, target: { kind: 'scenario', id } };
      await still();
    }
    expect(questions()).toEqual([]);
    // The same page by another name.
    source.value = { ...ORGANIZATION, type: 'team', teamId: 7 };
    place.value = { ...SOURCE, organizationName: 'Acme', target: { kind: 'scenario', id: '3' } };
    await vi.advanceTimersByTimeAsync(5 * SECOND);
    expect(questions()).toEqual([['u1', 'u2']]);
  });

  it('is read from when its rows are there, not from when the page was opened', async () => {
    const { questions, onScreen } = setup();
    onScreen.value = () => [];
    await read();
    onScreen.value = () => [entry(1)];
    await still();
    expect(questions()).toEqual([]);
    await read();
    expect(questions()).toEqual([['u1']]);
  });

  it.each<[string, FeedState]>([
    ['the list itself is asked for', { ...CALM, refreshing: true }],
    ['the list is not there yet', { status: 'loading', what: 'make' }],
    ['Make cannot be reached', { ...CALM, trouble: { kind: 'network', zone: 'eu1.make.com' } }],
    ['Make answered nothing else either', { status: 'failed', failure: { kind: 'timeout', zone: 'eu1.make.com' } }],
  ])('waits while %s, and goes on after it', async (_title, busy) => {
    const { model, questions, state, onScreen } = setup();
    state.value = busy;
    await vi.advanceTimersByTimeAsync(MINUTE);
    onScreen.value = () => [entry(3)];
    await vi.advanceTimersByTimeAsync(HOUR);
    expect(questions()).toEqual([]);
    model.attend();
    state.value = CALM;
    await read();
    expect(questions()).toEqual([['u3']]);
  });

  it('is not asked for while nobody is at the page, and is when somebody is again', async () => {
    const { model, questions, onScreen } = setup();
    await read();
    await vi.advanceTimersByTimeAsync(14 * MINUTE);
    onScreen.value = () => [entry(3)];
    await still();
    expect(questions()).toEqual([['u1', 'u2'], ['u3']]);
    await vi.advanceTimersByTimeAsync(2 * MINUTE);
    onScreen.value = () => [entry(4)];
    await vi.advanceTimersByTimeAsync(8 * HOUR);
    expect(questions()).toHaveLength(2);
    model.attend();
    await still();
    expect(questions()).toEqual([['u1', 'u2'], ['u3'], ['u4']]);
  });

  it('is asked for where the page is turned: somebody did that', async () => {
    const { questions, place, onScreen } = setup();
    await read();
    await vi.advanceTimersByTimeAsync(HOUR);
    onScreen.value = () => [entry(3)];
    place.value = { ...SOURCE, target: { kind: 'scenario', id: '1' } };
    await read();
    expect(questions()).toEqual([['u1', 'u2'], ['u3']]);
  });

  it('is asked for where only the disk fails', async () => {
    const { questions, state } = setup();
    state.value = { ...CALM, trouble: { kind: 'storage', reason: 'unavailable' } };
    await read();
    expect(questions()).toHaveLength(1);
  });

  it('is not asked for again once it is known', async () => {
    const { questions, onScreen } = setup({ stored: named(1) });
    await read();
    expect(questions()).toEqual([['u2']]);
    onScreen.value = () => [entry(2), entry(1)];
    await still();
    expect(questions()).toHaveLength(1);
  });

  it('is asked for until all of it is done, as the list is then', async () => {
    const { questions, onScreen } = setup({
      answer: (uuids) => {
        onScreen.value = () => [entry(1), entry(4)];
        return ok({ done: uuids.slice(0, 1) });
      },
    });
    await read();
    expect(questions()).toEqual([['u1', 'u2']]);
    await still();
    expect(questions()).toEqual([['u1', 'u2'], ['u4']]);
  });

  it('goes on at once where the list did not move', async () => {
    const { questions } = setup({ answer: (uuids) => ok({ done: uuids.slice(0, 1) }) });
    await read();
    expect(questions()).toEqual([['u1', 'u2'], ['u2']]);
  });

  it('waits for as long as the background says, whatever moves', async () => {
    const until = 1_000_000 + 300 + 45 * SECOND;
    const { questions, onScreen } = setup({ answer: () => ok({ done: [], waitUntil: until }) });
    await read();
    onScreen.value = () => [entry(5)];
    await vi.advanceTimersByTimeAsync(39 * SECOND);
    expect(questions()).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(SECOND);
    expect(questions()).toEqual([['u1', 'u2'], ['u5']]);
  });

  it.each<[string, Result<NamesLearnt>]>([
    ['fails', failed({ kind: 'interrupted' })],
    ['does nothing', ok({ done: [] })],
  ])('waits five minutes where the background %s', async (_title, answer) => {
    const { questions } = setup({ answer: () => answer });
    await read();
    await vi.advanceTimersByTimeAsync(5 * MINUTE - 301);
    expect(questions()).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(301);
    expect(questions()).toHaveLength(2);
  });

  it('is one question at a time', async () => {
    const open: (() => void)[] = [];
    const { questions, onScreen } = setup({
      answer: async (uuids) => {
        await new Promise<void>((resolve) => open.push(resolve));
        return ok({ done: uuids });
      },
    });
    await read();
    onScreen.value = () => [entry(7)];
    await still();
    await still();
    expect(questions()).toEqual([['u1', 'u2']]);
    open.shift()?.();
    await vi.advanceTimersByTimeAsync(0);
    expect(questions()).toEqual([['u1', 'u2'], ['u7']]);
  });

  it('is forgotten as asked for with another organization, and with another token', async () => {
    const { questions, source, connection } = setup({
      answer: (uuids) => ok({ done: uuids, waitUntil: Date.now() + HOUR }),
    });
    await read();
    source.value = OTHER;
    await read();
    expect(questions()).toHaveLength(2);
    connection.value = fakeConnection({ connectedAt: 5 });
    await still();
    expect(questions()).toHaveLength(3);
  });

  it.each<[string, Connection | undefined]>([
    ['no connection', undefined],
    ['a token that is refused', fakeConnection({ trouble: { kind: 'unauthorized', zone: 'eu1.make.com' } })],
  ])('is not asked for with %s', async (_title, connection) => {
    const { questions } = setup({ connection });
    await read();
    await vi.advanceTimersByTimeAsync(HOUR);
    expect(questions()).toEqual([]);
  });

  it('is not asked for before the archive was read, nor where it cannot be', async () => {
    const { questions } = setup({
      load: async () => {
        throw new Error('unavailable');
      },
    });
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(questions()).toEqual([]);
  });

  it('is not asked for any more once the page is gone', async () => {
    const { questions, model } = setup();
    model.dispose();
    await vi.advanceTimersByTimeAsync(HOUR);
    expect(questions()).toEqual([]);
  });
});

it('without a way to the names objects go by their ids, and nothing is asked', async () => {
  const { send } = fakeMessenger();
  const model = createNamesModel({
    gateway: { send, now: Date.now },
    context: { place: signal(SOURCE), source: signal(SOURCE), connection: signal(fakeConnection()) },
    feed: { state: signal(CALM) },
    events: signal(createEventCatalog()),
    onScreen: signal(() => [entry(1)]),
  });
  models.push(model);
  await read();
  expect(model.nameOf(hook(1))).toBeUndefined();
  expect(model.wasOf(hook(1))).toEqual([]);
});
