import { z } from '@/lib/zod';
import { ZONES } from '@/lib/zone';
import { failureSchema } from './failure-schema';
import { zoneSchema } from './source-schema';
import type { Connection, Connections } from './state';

const text = z.exactOptional(z.string());
const medium = z.enum(['computer', 'session']);

export const connectionSchema: z.ZodMiniType<Connection> = z.object({
  zone: zoneSchema,
  last4: z.string(),
  keepToken: medium,
  keepHistory: medium,
  connectedAt: z.number(),
  person: z.exactOptional(z.object({ id: z.exactOptional(z.number()), name: text, email: text, timeZone: text })),
  organizations: z.array(z.object({ id: z.number(), name: z.string() })),
  trouble: z.exactOptional(failureSchema),
});

/** Zone by zone: one that cannot be read does not take the others with it. */
export function parseConnections(stored: unknown): Connections {
  if (typeof stored !== 'object' || stored === null) return {};
  const connections: { -readonly [Key in keyof Connections]: Connections[Key] } = {};
  for (const zone of ZONES) {
    const parsed = connectionSchema.safeParse(Reflect.get(stored, zone));
    if (parsed.success && parsed.data.zone === zone) connections[zone] = parsed.data;
  }
  return connections;
}
