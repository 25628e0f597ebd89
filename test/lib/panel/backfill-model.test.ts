import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import type { AuditLogSource } from '@/lib/audit-log/source';
import { createBackfillModel } from '@/lib/panel/backfill-model';
import { failed, ok } from '@/lib/result';
import { type BackfillProgress, type Connection, DEFAULT_SETTINGS, type SourceState } from '@/lib/state/state';
import { DAY } from '@/lib/time';
import { fakeConnection } from '../../fakes/fake-connection';
import { fakeMessenger } from '../../fakes/fake-messenger';

const NOW = Date.UTC(2026, 10, 24, 12);
const SOURCE: AuditLogSource = { zone: 'eu1.make.com', organizationId: 123, type: 'organization' };
const OTHER: AuditLogSource = { ...SOURCE, type: 'team', teamId: 7 };
const NO_SPACE = { kind: 'storage', reason: 'full' } as const;

function state(
  backfill?: Partial<BackfillProgress>,
  coverage: Partial<SourceState['record']['coverage']> = {},
  lastSuccessAt: number | undefined = NOW,
  beyond?: SourceState['record']['beyond'],
): SourceState {
  return {
    source: SOURCE,
    revision: 1,
    activity: 'idle',
    record: {
      coverage: { complete: false, from: NOW - DAY, ...coverage },
      unseen: 0,
      unreadable: 0,
      ...(lastSuccessAt === undefined ? {} : { lastSuccessAt }),
      ...(beyond && { beyond }),
    },
    ...(backfill && { backfill: { state: 'running', cause: 'person', startedAt: 1, entries: 2300, ...backfill } }),
  };
}

function setUp(initial: SourceState | undefined, answers: Parameters<typeof fakeMessenger>[0] = {}) {
  const { send, asked } = fakeMessenger({
    'backfill.start': () => ok(undefined),
    'backfill.pause': () => ok(undefined),
    'backfill.resume': () => ok(undefined),
    'backfill.cancel': () => ok(undefined),
    ...answers,
  });
  const source = signal<AuditLogSource | undefined>(SOURCE);
  const sourceState = signal(initial);
  const connection = signal<Connection | undefined>(fakeConnection());
  const settings = signal(DEFAULT_SETTINGS);
  const model = createBackfillModel({ send, source, sourceState, connection, settings, now: () => NOW });
  return { model, asked, source, sourceState, connection, settings };
}

describe('what is told of a back-fill', () => {
  it.each([
    ['nothing while the state is not known', undefined, undefined],
    ['nothing of a log that is whole', state(undefined, { complete: true }), undefined],
    ['that there is more', state(), { status: 'offered' }],
    ['nothing beyond what is kept', state(undefined, { from: NOW - 500 * DAY }), undefined],
    [
      'how far it is',
      state({ total: 6900, etaMs: 5 }),
      { status: 'running', entries: 2300, total: 6900, share: 1 / 3, etaMs: 5 },
    ],
    ['no share of an unknown whole', state({}), { status: 'running', entries: 2300 }],
    ['no share beyond the whole', state({ total: 2000 }), { status: 'running', entries: 2300, total: 2000, share: 1 }],
    ['that it is paused', state({ state: 'paused', etaMs: 5 }), { status: 'paused', entries: 2300 }],
    [
      'until when it waits, and why',
      state({ state: 'waiting', until: NOW + 1, failure: NO_SPACE }),
      { status: 'waiting', entries: 2300, until: NOW + 1, failure: NO_SPACE },
    ],
    [
      'why it failed',
      state({ state: 'failed', failure: NO_SPACE }),
      { status: 'failed', entries: 2300, failure: NO_SPACE },
    ],
    ['nothing of an end long ago', state({ state: 'done', reached: 'end' }, { complete: true }), undefined],
    ['that there is more again since', state({ state: 'done', reached: 'end' }), { status: 'offered' }],
    [
      'nothing once as many are held as are kept',
      state({ state: 'done', reached: 'limit', entries: 1_000_000 }),
      undefined,
    ],
    [
      'nothing where what is below was dropped, for no more is kept',
      state({ state: 'done', reached: 'limit', entries: 10_000 }, {}, NOW, {
        before: NOW - DAY,
        maxEntries: 1_000_000,
      }),
      undefined,
    ],
    [
      'that more is kept now than when it was dropped',
      state({ state: 'done', reached: 'limit', entries: 10_000 }, {}, NOW, { before: NOW - DAY, maxEntries: 10_000 }),
      { status: 'offered' },
    ],
    ['that more is kept now', state({ state: 'done', reached: 'limit', entries: 10_000 }), { status: 'offered' }],
  ])('is %s', (_what, initial, view) => {
    expect(setUp(initial).model.view.value).toEqual(view);
  });

  it('is nothing before Make was heard, and nothing without a connection', () => {
    const { record, ...rest } = state();
    const { lastSuccessAt: _, ...unheard } = record;
    expect(setUp({ ...rest, record: unheard }).model.view.value).toBeUndefined();
    const { model, connection } = setUp(state());
    connection.value = undefined;
    expect(model.view.value).toBeUndefined();
  });

  it('is its end, if this panel saw it coming, until that is closed', () => {
    const { model, sourceState } = setUp(state({ total: 6838 }));
    sourceState.value = state({ state: 'done', reached: 'end', entries: 6838, total: 6838 }, { complete: true });
    expect(model.view.value).toEqual({ status: 'done', reached: 'end', entries: 6838, total: 6838, share: 1 });
    model.close();
    expect(model.view.value).toBeUndefined();
  });

  it('is not the end of another source', () => {
    const { model, source, sourceState } = setUp(state());
    source.value = OTHER;
    sourceState.value = state({ state: 'done', reached: 'end' }, { complete: true });
    expect(model.view.value).toBeUndefined();
  });
});

describe('what the person says', () => {
  it.each([
    ['start', 'backfill.start'],
    ['pause', 'backfill.pause'],
    ['resume', 'backfill.resume'],
    ['cancel', 'backfill.cancel'],
  ] as const)('%s goes to the background', (method, name) => {
    const { model, asked } = setUp(state());
    model[method]();
    expect(asked).toEqual([{ name, request: { source: SOURCE } }]);
  });

  it('and could not be done is told until the next try', async () => {
    let works = false;
    const { model } = setUp(state(), { 'backfill.start': () => (works ? ok(undefined) : failed(NO_SPACE)) });
    model.start();
    await Promise.resolve();
    await Promise.resolve();
    expect(model.trouble.value).toEqual(NO_SPACE);
    works = true;
    model.start();
    expect(model.trouble.value).toBeUndefined();
  });

  it('of another source is not told of this one', async () => {
    const { model, source } = setUp(state(), { 'backfill.start': () => failed(NO_SPACE) });
    model.start();
    source.value = OTHER;
    await Promise.resolve();
    await Promise.resolve();
    expect(model.trouble.value).toBeUndefined();
  });

  it('goes nowhere without a source, or once the panel is gone', () => {
    const { model, asked, source, sourceState } = setUp(state());
    source.value = undefined;
    model.start();
    expect(asked).toEqual([]);
    model.dispose();
    sourceState.value = state({});
    sourceState.value = state({ state: 'done', reached: 'end' }, { complete: true });
    expect(model.view.value).toBeUndefined();
  });
});
