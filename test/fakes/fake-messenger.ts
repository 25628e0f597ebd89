import type { CommandName, CommandRequest, CommandValue, Messenger } from '@/lib/messaging/contract';
import type { Result } from '@/lib/result';

type Answers = {
  readonly [Name in CommandName]?: (
    request: CommandRequest<Name>,
  ) => Result<CommandValue<Name>> | Promise<Result<CommandValue<Name>>>;
};

export interface FakeMessenger {
  readonly send: Messenger;
  /** What was asked, in order. */
  readonly asked: readonly { readonly name: CommandName; readonly request: unknown }[];
}

/** Answers what it was told to; any other command fails the test that sent it. */
export function fakeMessenger(answers: Answers = {}): FakeMessenger {
  const asked: { readonly name: CommandName; readonly request: unknown }[] = [];
  return {
    asked,
    async send(name, request) {
      asked.push({ name, request });
      const answer = answers[name];
      if (answer === undefined) throw new Error(`unexpected command ${name}`);
      return answer(request);
    },
  };
}
