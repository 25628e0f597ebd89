import { once } from '@/lib/once';
import type { PageContextHint } from '@/lib/page-context';
import { idSchema } from '@/lib/state/source-schema';
import { z } from '@/lib/zod';

/** Longer paths than any of Make's; a page that makes one up is not listened to. */
const MAX_PATH = 2000;

const schema = once(() => {
  // An id that is none is dropped, not the hint: the path alone still tells something.
  const hintedId = z.catch(z.optional(idSchema()), undefined);
  return z.object({
    path: z.string().check(z.startsWith('/'), z.maxLength(MAX_PATH)),
    organizationId: hintedId,
    teamId: hintedId,
  });
});

/** What a Make page hints at (an untrusted place), or `undefined` if it is not even a path. */
export function parsePageContextHint(message: unknown): PageContextHint | undefined {
  const parsed = schema().safeParse(message);
  if (!parsed.success) return undefined;
  const { path, organizationId, teamId } = parsed.data;
  return {
    path,
    ...(organizationId === undefined ? {} : { organizationId }),
    ...(teamId === undefined ? {} : { teamId }),
  };
}
