import type { PageContext } from '@/lib/page-context';
import { id, object, oneOf, optional, read, text } from '@/lib/shape';
import { targetShape, zoneShape } from './source-shape';

const shape = object<PageContext>({
  zone: zoneShape,
  organizationId: optional(id),
  organizationName: optional(text),
  teamId: optional(id),
  teamName: optional(text),
  target: optional(targetShape),
  state: oneOf(['resolved', 'resolving', 'no-organization', 'unresolved']),
});

/** `undefined` for a tab that is not on Make, and for what cannot be read. */
export function parsePageContext(stored: unknown): PageContext | undefined {
  return read(shape, stored);
}
