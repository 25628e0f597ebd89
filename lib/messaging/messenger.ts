import { failed, type Result } from '@/lib/result';
import type { CommandName, CommandRequest, CommandValue, Messenger } from './contract';
import { parseReply, wrapCommand } from './envelope';

export interface MessengerOptions {
  /** `runtime.sendMessage`. */
  readonly sendMessage: (message: unknown) => Promise<unknown>;
}

/** A worker that was killed while answering is woken by the next message, so one more try is worth it. */
const ATTEMPTS = 2;

export function createMessenger({ sendMessage }: MessengerOptions): Messenger {
  async function attempt(message: unknown): Promise<Result<unknown> | undefined> {
    try {
      return parseReply(await sendMessage(message));
    } catch {
      // The channel closed. What the browser says of it helps nobody, and the next attempt tells what matters.
      return undefined;
    }
  }

  return async function send<Name extends CommandName>(name: Name, request: CommandRequest<Name>) {
    const message = wrapCommand(name, request);
    for (let tried = 0; tried < ATTEMPTS; tried += 1) {
      const reply = await attempt(message);
      // The one place that trusts: values come from our own background of the same protocol version.
      if (reply !== undefined) return reply as Result<CommandValue<Name>>;
    }
    return failed({ kind: 'interrupted' });
  };
}
