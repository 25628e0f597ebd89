import type { CommandName, CommandRequest, CommandValue } from './contract';

/** One per command. May throw: known errors become their `Failure`, all others `unexpected`. */
export type Handlers = {
  readonly [Name in CommandName]: (request: CommandRequest<Name>) => Promise<CommandValue<Name>>;
};
