import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Failure, FailureKind } from '@/lib/failure';
import { parseFailure } from '@/lib/state/failure-shape';

const zone = 'eu1.make.com';

const SAMPLES: { readonly [Kind in FailureKind]: Extract<Failure, { kind: Kind }> } = {
  'missing-token': { kind: 'missing-token', zone },
  'token-damaged': { kind: 'token-damaged', zone, reason: 'cleared' },
  locked: { kind: 'locked' },
  unauthorized: { kind: 'unauthorized', zone },
  'not-in-plan': { kind: 'not-in-plan', zone },
  forbidden: { kind: 'forbidden', zone, what: 'organization', detail: { message: 'No', code: 'SC403' } },
  'not-found': { kind: 'not-found', zone, what: 'team' },
  'rate-limited': { kind: 'rate-limited', zone, until: 1 },
  budget: { kind: 'budget', zone, until: 1 },
  'server-error': { kind: 'server-error', zone, status: 502 },
  rejected: { kind: 'rejected', zone, status: 418 },
  network: { kind: 'network', zone },
  timeout: { kind: 'timeout', zone },
  'invalid-response': { kind: 'invalid-response', zone, reason: 'web-page' },
  'no-access': { kind: 'no-access', zone },
  storage: { kind: 'storage', reason: 'full' },
  'list-kept-changing': { kind: 'list-kept-changing', zone, read: 3 },
  'list-inconsistent': { kind: 'list-inconsistent', zone, read: 3, total: 5 },
  'not-a-token': { kind: 'not-a-token' },
  refused: { kind: 'refused' },
  'reload-needed': { kind: 'reload-needed' },
  interrupted: { kind: 'interrupted' },
  unexpected: { kind: 'unexpected' },
};

it.each(Object.values(SAMPLES))('carries $kind across as it is, and nothing more with it', (failure) => {
  expect(parseFailure({ ...failure, message: 'canary', token: 'canary' })).toStrictEqual(failure);
});

it.each([
  ['no kind', { zone }],
  ['a kind of another version', { kind: 'moon-phase' }],
  ["a kind that is an object's own word", { kind: 'constructor' }],
  ['another zone', { kind: 'network', zone: 'evil.example' }],
  ['a missing field', { kind: 'rate-limited', zone }],
  ['text', 'network'],
  ['null', null],
])('does not read %s', (_title, value) => {
  expect(parseFailure(value)).toBeUndefined();
});

it('gives a failure of a known kind or nothing, whatever it is given', () => {
  const anything = fc.oneof(
    fc.anything(),
    fc.record({ kind: fc.constantFrom(...Object.keys(SAMPLES)), zone: fc.anything() }),
  );
  fc.assert(
    fc.property(anything, (value) => {
      const failure = parseFailure(value);
      if (failure !== undefined) expect(SAMPLES).toHaveProperty([failure.kind]);
    }),
  );
});
