import { failed, type Result } from '@/lib/result';
import { parseFailure } from '@/lib/state/failure-shape';
import { type CommandName, PROTOCOL_VERSION } from './contract';

/** A command on its way. The request is only trusted once its schema has parsed it. */
export interface Envelope {
  readonly protocolVersion: number;
  readonly kind: string;
  readonly request: unknown;
}

export function wrapCommand(kind: CommandName, request: unknown): Envelope {
  return { protocolVersion: PROTOCOL_VERSION, kind, request };
}

/** `undefined` if it is no reply of ours: nobody listened, or the background ended before it answered. */
export function parseReply(reply: unknown): Result<unknown> | undefined {
  if (typeof reply !== 'object' || reply === null || !('ok' in reply)) return undefined;
  // A value of `undefined` does not survive the way: the field is then absent.
  if (reply.ok === true) return { ok: true, value: 'value' in reply ? reply.value : undefined };
  if (reply.ok !== false || !('failure' in reply)) return undefined;
  return failed(parseFailure(reply.failure) ?? { kind: 'unexpected' });
}
