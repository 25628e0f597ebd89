import type { PageContext } from '@/lib/page-context';
import { z } from '@/lib/zod';
import { idSchema, targetSchema, zoneSchema } from './source-schema';

const id = z.exactOptional(idSchema);
const name = z.exactOptional(z.string());

const schema: z.ZodMiniType<PageContext> = z.object({
  zone: zoneSchema,
  organizationId: id,
  organizationName: name,
  teamId: id,
  teamName: name,
  target: z.exactOptional(targetSchema),
  state: z.enum(['resolved', 'resolving', 'no-organization', 'unresolved']),
});

/** `undefined` for a tab that is not on Make, and for what cannot be read. */
export function parsePageContext(stored: unknown): PageContext | undefined {
  return schema.safeParse(stored).data;
}
