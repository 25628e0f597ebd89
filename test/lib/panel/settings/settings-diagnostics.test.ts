import { describe, expect, it } from 'vitest';
import type { AuditLogSource } from '@/lib/audit-log/source';
import type { Failure } from '@/lib/failure';
import { createSettingsDiagnosticsModel } from '@/lib/panel/settings/settings-diagnostics';
import { failed, ok } from '@/lib/result';
import { type Connections, DEFAULT_SETTINGS, type SourceState } from '@/lib/state/state';
import { fakeConnection } from '../../../fakes/fake-connection';
import { fakeMessenger } from '../../../fakes/fake-messenger';
import { fakeWatched } from '../../../fakes/fake-watched';

const CANARY = 'Canary-51c0';
const ID = 7_654_321;
const REJECTED: Failure = {
  kind: 'rejected',
  zone: 'eu1.make.com',
  status: 422,
  detail: { code: CANARY, message: CANARY },
};

const connections: Connections = {
  'eu1.make.com': fakeConnection({
    last4: 'caf9',
    person: { id: 8_888_123, name: CANARY, email: `${CANARY}@example.com`, timeZone: 'Europe/Prague' },
    organizations: [{ id: ID, name: CANARY }],
    trouble: REJECTED,
  }),
};

function sourceState(source: AuditLogSource): SourceState {
  return {
    source,
    revision: 12,
    activity: 'idle',
    record: { coverage: { complete: false, total: 5000 }, unseen: 3, unreadable: 2, unreadableRows: [CANARY] },
    backfill: { state: 'failed', cause: 'person', startedAt: 1, entries: 4000, failure: REJECTED },
    failure: { kind: 'server-error', zone: 'eu1.make.com', status: 502 },
  };
}

function model({ clipboard = true, usage = true } = {}) {
  const organization = { zone: 'eu1.make.com', organizationId: ID, entries: 4001, bytes: 140_000 } as const;
  return createSettingsDiagnosticsModel({
    send: fakeMessenger({
      'storage.usage': () =>
        usage
          ? ok({ organizations: [{ ...organization, name: CANARY, medium: 'computer' }] })
          : failed({ kind: 'storage', reason: 'unavailable' }),
    }).send,
    state: {
      connections: fakeWatched(connections),
      memoryOnly: fakeWatched(false),
      source: (source) => fakeWatched<SourceState | undefined>(sourceState(source)),
    },
    settings: fakeWatched(DEFAULT_SETTINGS),
    write: clipboard ? async () => undefined : () => Promise.reject(new Error(CANARY)),
    version: '1.2.3',
    browserName: 'A browser/1',
    now: () => Date.UTC(2026, 10, 24, 12),
  });
}

async function diagnosis(options?: Parameters<typeof model>[0]) {
  const made = model(options);
  expect(made.diagnosis.value).toEqual({ phase: 'none' });
  await made.copy();
  const { value } = made.diagnosis;
  if (value.phase !== 'made') throw new Error('nothing was made');
  return value;
}

describe('diagnostics', () => {
  it('are versions, settings, counts and codes', async () => {
    const { text, copied } = await diagnosis();
    expect(copied).toBe(true);
    expect(text.split('\n')).toEqual([
      'Audit Lens for Make 1.2.3',
      'A browser/1',
      '2026-11-24T12:00:00.000Z',
      `settings: ${Object.entries(DEFAULT_SETTINGS)
        .map((pair) => pair.join('='))
        .join(' ')}`,
      'storage: on disk',
      'eu1.make.com: token on computer, history on computer, organizations 1, trouble rejected/422',
      'organization 1: entries 4001, bytes 140000, on computer',
      'organization 1: idle, revision 12, part, total 5000, new 3, unreadable 2, foreign 0, back-fill failed at 4000, failure rejected/422, failure server-error/502',
      '',
    ]);
  });

  it('say nothing of anybody: no name, no address, no id, no sign of the token, no word of Make', async () => {
    for (const usage of [true, false]) {
      const { text } = await diagnosis({ usage });
      for (const secret of [CANARY, String(ID), '8888123', 'caf9', 'Prague']) expect(text).not.toContain(secret);
    }
  });

  it('say what could not be counted, and are shown where they cannot be copied', async () => {
    const { text, copied } = await diagnosis({ clipboard: false, usage: false });
    expect(copied).toBe(false);
    expect(text).toContain('usage: storage/unavailable\n');
  });
});
