import type { AuditLogSource, OrganizationRef } from '@/lib/audit-log/source';
import { TARGET_KINDS, type Target } from '@/lib/audit-log/target';
import { count, id, read } from '@/lib/shape';
import { z } from '@/lib/zod';
import { ZONES } from '@/lib/zone';

export const zoneSchema = z.enum(ZONES);

/** Every id of Make that leaves a trust line is this: digits in an address, never a string. */
export const idSchema: z.ZodMiniType<number> = z.custom<number>((value) => read(id, value) !== undefined);

/** What browsers number tabs with. */
export const tabIdSchema: z.ZodMiniType<number> = z.custom<number>((value) => read(count, value) !== undefined);

export const organizationSchema: z.ZodMiniType<OrganizationRef> = z.strictObject({
  zone: zoneSchema,
  organizationId: idSchema,
});

export const sourceSchema: z.ZodMiniType<AuditLogSource> = z.union([
  z.strictObject({ type: z.literal('organization'), zone: zoneSchema, organizationId: idSchema }),
  z.strictObject({ type: z.literal('team'), zone: zoneSchema, organizationId: idSchema, teamId: idSchema }),
]);

/** Longest object id we carry; Make's are numbers, UUIDs and short names. */
const TARGET_ID_LENGTH = 200;

export const targetSchema: z.ZodMiniType<Target> = z.strictObject({
  kind: z.enum(TARGET_KINDS),
  id: z.string().check(z.minLength(1), z.maxLength(TARGET_ID_LENGTH)),
});
