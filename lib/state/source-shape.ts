import type { AuditLogSource } from '@/lib/audit-log/source';
import { TARGET_KINDS, type Target } from '@/lib/audit-log/target';
import { either, id, object, oneOf, type Shape, text } from '@/lib/shape';
import { ZONES } from '@/lib/zone';

export const zoneShape = oneOf(ZONES);

const organization = { zone: zoneShape, organizationId: id };

export const sourceShape: Shape<AuditLogSource> = either<AuditLogSource>(
  object<Extract<AuditLogSource, { type: 'organization' }>>({ ...organization, type: oneOf(['organization']) }),
  object<Extract<AuditLogSource, { type: 'team' }>>({ ...organization, type: oneOf(['team']), teamId: id }),
);

export const targetShape: Shape<Target> = object<Target>({ kind: oneOf(TARGET_KINDS), id: text });
