import type { QueryField } from '../audit-log/query/problem';

/** What can be typed, line by line: an example, and what it finds. */
export const QUERY_HELP: readonly { readonly example: string; readonly finds: string }[] = [
  { example: 'invoice dana', finds: 'entries with both words, in event, person, e-mail, team or object' },
  { example: '"invoice sync"', finds: 'the words as they stand' },
  { example: '-test', finds: 'entries without the word; a minus works before everything' },
  { example: 'actor:dana', finds: 'people by a part of their name or e-mail' },
  { example: 'actor:212', finds: 'the person with this id; actor:none for what nobody did' },
  { example: 'event:deleted,removed', finds: 'events with either word in their name' },
  { example: 'event:=scenario_updated', finds: 'exactly this event' },
  { example: 'team:finance', finds: 'a team by a part of its name, or by its id' },
  { example: 'target:3000', finds: 'the object with this id, or with a part of its name' },
  { example: 'target:scenario/3000', finds: 'one object: its kind and its id' },
  { example: 'kind:connection,key', finds: 'everything about connections and keys' },
  { example: 'after:7d', finds: 'the last seven days; also 30m, 24h, 2w, today, yesterday' },
  { example: 'after:2026-11-01', finds: 'from that day on' },
  { example: 'before:"2026-11-01 20:00"', finds: 'what happened earlier' },
  { example: 'is:new', finds: 'new since you last looked; also is:late and is:changed' },
  { example: 'is:flagged', finds: 'what somebody did for the first time, in bursts, or after months away' },
];

/** What each field asks for. */
export const QUERY_FIELD_TEXT: Readonly<Record<QueryField, string>> = {
  actor: 'Who did it',
  event: 'What happened',
  team: 'In which team',
  target: 'To which object',
  kind: 'To what kind of object',
  after: 'From when on',
  before: 'Until when',
  is: 'New, late, changed or flagged',
};
