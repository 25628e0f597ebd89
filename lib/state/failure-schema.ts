import type { Failure, FailureKind } from '@/lib/failure';
import { z } from '@/lib/zod';
import { zoneSchema } from './source-schema';

const zone = zoneSchema;
/** ms since the epoch. */
const until = z.number();
const status = z.int();
const what = z.enum(['organization', 'team', 'detail', 'other']);
const detail = z.exactOptional(z.object({ message: z.exactOptional(z.string()), code: z.exactOptional(z.string()) }));

function only<const Kind extends string>(kind: Kind) {
  return z.object({ kind: z.literal(kind) });
}

/** One per kind: a kind that is missing here does not compile. */
const SCHEMAS: { readonly [Kind in FailureKind]: z.ZodMiniType<Extract<Failure, { kind: Kind }>> } = {
  'missing-token': z.object({ kind: z.literal('missing-token'), zone }),
  'token-damaged': z.object({ kind: z.literal('token-damaged'), zone, reason: z.enum(['damaged', 'cleared']) }),
  locked: only('locked'),
  unauthorized: z.object({ kind: z.literal('unauthorized'), zone }),
  'not-in-plan': z.object({ kind: z.literal('not-in-plan'), zone }),
  forbidden: z.object({ kind: z.literal('forbidden'), zone, what, detail }),
  'not-found': z.object({ kind: z.literal('not-found'), zone, what }),
  'rate-limited': z.object({ kind: z.literal('rate-limited'), zone, until }),
  budget: z.object({ kind: z.literal('budget'), zone, until }),
  'server-error': z.object({ kind: z.literal('server-error'), zone, status }),
  rejected: z.object({ kind: z.literal('rejected'), zone, status, detail }),
  network: z.object({ kind: z.literal('network'), zone }),
  timeout: z.object({ kind: z.literal('timeout'), zone }),
  'invalid-response': z.object({
    kind: z.literal('invalid-response'),
    zone,
    reason: z.enum(['web-page', 'cut-off', 'too-large', 'unexpected-shape', 'redirected']),
  }),
  'no-access': z.object({ kind: z.literal('no-access'), zone }),
  storage: z.object({
    kind: z.literal('storage'),
    reason: z.enum(['full', 'unavailable', 'newer-version', 'damaged']),
  }),
  'list-kept-changing': z.object({ kind: z.literal('list-kept-changing'), zone, read: z.number() }),
  'list-inconsistent': z.object({
    kind: z.literal('list-inconsistent'),
    zone,
    read: z.number(),
    total: z.exactOptional(z.number()),
  }),
  'not-a-token': only('not-a-token'),
  refused: only('refused'),
  'reload-needed': only('reload-needed'),
  interrupted: only('interrupted'),
  unexpected: only('unexpected'),
};

const KINDS: ReadonlyMap<unknown, z.ZodMiniType<Failure>> = new Map(Object.entries(SCHEMAS));

/** A `Failure` with exactly its own fields, or `undefined`: what else an error carries stays behind. */
export function parseFailure(value: unknown): Failure | undefined {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return undefined;
  return KINDS.get(value.kind)?.safeParse(value).data;
}

/** A failure that cannot be read (of another version) still says that something failed. */
export const failureSchema = z.pipe(
  z.unknown(),
  z.transform((value): Failure => parseFailure(value) ?? { kind: 'unexpected' }),
);
