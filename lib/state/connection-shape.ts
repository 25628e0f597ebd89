import { list, number, object, oneOf, optional, read, type Shape, text } from '@/lib/shape';
import { ZONES } from '@/lib/zone';
import { failureShape } from './failure-shape';
import { zoneShape } from './source-shape';
import type { Connection, Connections } from './state';

const medium = oneOf(['computer', 'session']);

export const connectionShape: Shape<Connection> = object<Connection>({
  zone: zoneShape,
  last4: text,
  keepToken: medium,
  keepHistory: medium,
  connectedAt: number,
  person: optional(
    object<NonNullable<Connection['person']>>({
      id: optional(number),
      name: optional(text),
      email: optional(text),
      timeZone: optional(text),
    }),
  ),
  organizations: list(object<Connection['organizations'][number]>({ id: number, name: text })),
  trouble: optional(failureShape),
});

/** Zone by zone: one that cannot be read does not take the others with it. */
export function parseConnections(stored: unknown): Connections {
  if (typeof stored !== 'object' || stored === null) return {};
  const connections: { -readonly [Key in keyof Connections]: Connections[Key] } = {};
  for (const zone of ZONES) {
    const connection = read(connectionShape, Reflect.get(stored, zone));
    if (connection?.zone === zone) connections[zone] = connection;
  }
  return connections;
}
