import {
  type EventTerm,
  type IdTerm,
  MARKS,
  type SettledQuery,
  type TargetTerm,
  type Terms,
} from '@/lib/audit-log/query';
import { TARGET_KINDS } from '@/lib/audit-log/target';
import { once } from '@/lib/once';
import {
  idSchema,
  organizationSchema,
  sourceSchema,
  tabIdSchema,
  targetSchema,
  zoneSchema,
} from '@/lib/state/source-schema';
import { z } from '@/lib/zod';
import type { CommandName, CommandRequest } from './contract';

/** More values than Make offers in any filter of an organization. */
const MAX_TERMS = 1000;
/** A pasted log line is a fair search; a whole file is not. */
const MAX_TEXT = 10_000;

function terms<Value>(value: z.ZodMiniType<Value>): z.ZodMiniType<Terms<Value>> {
  const list = z.array(value).check(z.maxLength(MAX_TERMS));
  return z.strictObject({ include: list, exclude: list });
}

const query = once((): z.ZodMiniType<SettledQuery> => {
  const text = z.string().check(z.maxLength(MAX_TEXT));
  const moment = z.exactOptional(z.number());
  const containing = z.strictObject({ contains: text });
  const none = z.literal('none');
  const event: z.ZodMiniType<EventTerm> = z.union([text, containing]);
  const idTerm: z.ZodMiniType<IdTerm> = z.union([idSchema(), z.strictObject({ is: text }), containing, none]);
  const target: z.ZodMiniType<TargetTerm> = z.union([targetSchema(), z.strictObject({ id: text }), containing, none]);
  return z.strictObject({
    event: terms(event),
    actor: terms(idTerm),
    team: terms(idTerm),
    target: terms(target),
    kind: terms(z.union([z.enum(TARGET_KINDS), none])),
    is: terms(z.enum(MARKS)),
    period: z.strictObject({ after: moment, before: moment }),
    text: terms(text),
    newAfter: moment,
  });
});

const uuid = once(() => z.string().check(z.minLength(1), z.maxLength(200)));
/** More rows than any screen shows. */
const MAX_UUIDS = 50;

const entries = once(() =>
  z.strictObject({
    zone: zoneSchema(),
    organizationId: idSchema(),
    uuids: z.array(uuid()).check(z.maxLength(MAX_UUIDS)),
  }),
);
const source = once(() => z.strictObject({ source: sourceSchema() }));
const nothing = once(() => z.strictObject({}));

/**
 * One per command: a command that is missing here does not compile. Made when it first comes: a worker is started for
 * one or two of them, and to make all takes some ms.
 */
export const REQUEST_SCHEMAS: { readonly [Name in CommandName]: () => z.ZodMiniType<CommandRequest<Name>> } = {
  // The token is cleaned or refused by `cleanApiToken`; its length is bound by the size of a message.
  'connection.connect': once(() => {
    const medium = z.enum(['computer', 'session']);
    return z.strictObject({ zone: zoneSchema(), token: z.string(), keepToken: medium, keepHistory: medium });
  }),
  'connection.remove': once(() => z.strictObject({ zone: zoneSchema(), deleteHistory: z.boolean() })),
  'organization.describe': organizationSchema,
  'page.resolve': once(() => z.strictObject({ tabId: tabIdSchema() })),
  'source.open': source,
  'source.refresh': source,
  'source.load-older': once(() => z.strictObject({ source: sourceSchema(), query: query() })),
  'source.mark-seen': source,
  'source.filters': once(() => z.strictObject({ source: sourceSchema(), byHand: z.exactOptional(z.literal(true)) })),
  'backfill.start': source,
  'backfill.pause': source,
  'backfill.resume': source,
  'backfill.cancel': source,
  'entry.detail': once(() => z.strictObject({ zone: zoneSchema(), organizationId: idSchema(), uuid: uuid() })),
  'entry.names': entries,
  'details.pace': organizationSchema,
  'details.fetch': entries,
  'storage.usage': nothing,
  'storage.delete-all': nothing,
};
