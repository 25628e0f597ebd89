import type { Failure, FailureKind } from '@/lib/failure';
import { number, object, oneOf, optional, read, type Shape, text, whole } from '@/lib/shape';
import { zoneShape as zone } from './source-shape';

type Of<Kind extends FailureKind> = Extract<Failure, { kind: Kind }>;

const what = oneOf(['organization', 'team', 'detail', 'other']);
const detail = optional(object<{ message?: string; code?: string }>({ message: optional(text), code: optional(text) }));

function only<const Kind extends 'locked' | 'not-a-token' | 'refused' | 'reload-needed' | 'interrupted' | 'unexpected'>(
  kind: Kind,
) {
  return object<{ readonly kind: Kind }>({ kind: oneOf([kind]) });
}

function ofZone<const Kind extends string>(kind: Kind) {
  return { kind: oneOf([kind]), zone };
}

/** One per kind: a kind that is missing here does not compile. */
const SHAPES: { readonly [Kind in FailureKind]: Shape<Of<Kind>> } = {
  'missing-token': object<Of<'missing-token'>>(ofZone('missing-token')),
  'token-damaged': object<Of<'token-damaged'>>({
    ...ofZone('token-damaged'),
    reason: oneOf(['damaged', 'cleared']),
  }),
  locked: only('locked'),
  unauthorized: object<Of<'unauthorized'>>(ofZone('unauthorized')),
  'not-in-plan': object<Of<'not-in-plan'>>(ofZone('not-in-plan')),
  forbidden: object<Of<'forbidden'>>({ ...ofZone('forbidden'), what, detail }),
  'not-found': object<Of<'not-found'>>({ ...ofZone('not-found'), what }),
  'rate-limited': object<Of<'rate-limited'>>({ ...ofZone('rate-limited'), until: number }),
  budget: object<Of<'budget'>>({ ...ofZone('budget'), until: number }),
  'server-error': object<Of<'server-error'>>({ ...ofZone('server-error'), status: whole }),
  rejected: object<Of<'rejected'>>({ ...ofZone('rejected'), status: whole, detail }),
  network: object<Of<'network'>>(ofZone('network')),
  timeout: object<Of<'timeout'>>(ofZone('timeout')),
  'invalid-response': object<Of<'invalid-response'>>({
    ...ofZone('invalid-response'),
    reason: oneOf(['web-page', 'cut-off', 'too-large', 'unexpected-shape', 'redirected']),
  }),
  'no-access': object<Of<'no-access'>>(ofZone('no-access')),
  storage: object<Of<'storage'>>({
    kind: oneOf(['storage']),
    reason: oneOf(['full', 'memory-full', 'unavailable', 'newer-version', 'damaged']),
  }),
  'list-kept-changing': object<Of<'list-kept-changing'>>({ ...ofZone('list-kept-changing'), read: number }),
  'list-inconsistent': object<Of<'list-inconsistent'>>({
    ...ofZone('list-inconsistent'),
    read: number,
    total: optional(number),
  }),
  'not-a-token': only('not-a-token'),
  refused: only('refused'),
  'reload-needed': only('reload-needed'),
  interrupted: only('interrupted'),
  unexpected: only('unexpected'),
};

const KINDS: ReadonlyMap<unknown, Shape<Failure>> = new Map(Object.entries(SHAPES));

/** A `Failure` with exactly its own fields, or `undefined`: what else an error carries stays behind. */
export function parseFailure(value: unknown): Failure | undefined {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return undefined;
  const shape = KINDS.get(value.kind);
  return shape && read(shape, value);
}

/** A failure that cannot be read (of another version) still says that something failed. */
export const failureShape: Shape<Failure> = (value) => parseFailure(value) ?? { kind: 'unexpected' };
