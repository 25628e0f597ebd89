import type { AuditLogSource, OrganizationRef } from '@/lib/audit-log/source';
import { TARGET_KINDS, type Target } from '@/lib/audit-log/target';
import { z } from '@/lib/zod';
import { ZONES } from '@/lib/zone';

export const zoneSchema = z.enum(ZONES);

/** Every id of Make that leaves a trust line is this: digits in an address, never a string. */
export const idSchema = z.int().check(z.positive());

export const organizationSchema: z.ZodMiniType<OrganizationRef> = z.strictObject({
  zone: zoneSchema,
  organizationId: idSchema,
});

export const sourceSchema: z.ZodMiniType<AuditLogSource> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('organization'), zone: zoneSchema, organizationId: idSchema }),
  z.strictObject({ type: z.literal('team'), zone: zoneSchema, organizationId: idSchema, teamId: idSchema }),
]);

/** Longest object id we carry; Make's are numbers, UUIDs and short names. */
const TARGET_ID_LENGTH = 200;

export const targetSchema: z.ZodMiniType<Target> = z.strictObject({
  kind: z.enum(TARGET_KINDS),
  id: z.string().check(z.minLength(1), z.maxLength(TARGET_ID_LENGTH)),
});
