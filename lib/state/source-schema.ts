import type { AuditLogSource, OrganizationRef } from '@/lib/audit-log/source';
import { TARGET_KINDS, type Target } from '@/lib/audit-log/target';
import { once } from '@/lib/once';
import { count, id, read } from '@/lib/shape';
import { z } from '@/lib/zod';
import { ZONES } from '@/lib/zone';

// Each is made when it is first needed: to make a schema takes longer than to use it, and the worker starts often.

export const zoneSchema = once(() => z.enum(ZONES));

/** Every id of Make that leaves a trust line is this: digits in an address, never a string. */
export const idSchema = once(() => z.custom<number>((value) => read(id, value) !== undefined));

/** What browsers number tabs with. */
export const tabIdSchema = once(() => z.custom<number>((value) => read(count, value) !== undefined));

export const organizationSchema = once(
  (): z.ZodMiniType<OrganizationRef> => z.strictObject({ zone: zoneSchema(), organizationId: idSchema() }),
);

export const sourceSchema = once((): z.ZodMiniType<AuditLogSource> => {
  const organization = { zone: zoneSchema(), organizationId: idSchema() };
  return z.union([
    z.strictObject({ type: z.literal('organization'), ...organization }),
    z.strictObject({ type: z.literal('team'), ...organization, teamId: idSchema() }),
  ]);
});

/** Longest object id we carry; Make's are numbers, UUIDs and short names. */
const TARGET_ID_LENGTH = 200;

export const targetSchema = once(
  (): z.ZodMiniType<Target> =>
    z.strictObject({
      kind: z.enum(TARGET_KINDS),
      id: z.string().check(z.minLength(1), z.maxLength(TARGET_ID_LENGTH)),
    }),
);
