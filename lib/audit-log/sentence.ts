import type { Actor, AuditLogEntry } from './entry';
import { nounOfKind } from './event-kind';
import type { EventCatalog } from './events';

/** A stretch of a sentence and what it is, so that it can be drawn and clicked accordingly. */
export interface SentencePart {
  readonly type: 'actor' | 'verb' | 'target' | 'plain';
  readonly text: string;
}

type SentenceEntry = Pick<AuditLogEntry, 'actor' | 'eventName' | 'organizationId' | 'targetId' | 'team'>;

/** Actions told otherwise than by their own word. */
const PHRASES: ReadonlyMap<string, string> = new Map([
  ['activated', 'turned on'],
  ['deactivated', 'turned off'],
  ['modified', 'updated'],
]);

/** Actions on the people of a team: what the log names is the team, never whom it concerned. */
const TEAM_PHRASES: ReadonlyMap<string, readonly [verb: string, between: string]> = new Map([
  ['member added', ['added a member', 'to']],
  ['member invited', ['invited a member', 'to']],
  ['member removed', ['removed a member', 'from']],
  ['role updated', ['changed a role', 'in']],
  ['role changed', ['changed a role', 'in']],
]);

/** What has no plural takes no article: "enabled two-factor authentication enforcement". */
const UNCOUNTABLE = /(?:enforcement|authentication|access|settings)$/u;

/** Names come from others and may be of any length; a sentence stays one. */
const LONGEST_NAME = 160;

/**
 * "Dana Kim turned off scenario 3000". `targetName` is the object's name, where details or a dictionary gave it.
 * An event whose action is not known is told by its label: "Dana Kim: Two factor reset".
 */
export function sentenceOf(entry: SentenceEntry, events: EventCatalog, targetName?: string): readonly SentencePart[] {
  const who: SentencePart = { type: 'actor', text: actorName(entry.actor) };
  const action = events.action?.(entry.eventName) ?? '';
  const noun = events.noun?.(entry.eventName) ?? '';
  const target = targetText(entry, events, targetName);
  const team = TEAM_PHRASES.get(action);
  if (team !== undefined && noun === 'team') {
    const [verb, between] = team;
    return [who, plain(' '), { type: 'verb', text: verb }, ...teamParts(entry, between, target)];
  }
  if (action === '' || noun === '') return labelSentence(who, entry, events, target);
  const verb: SentencePart = { type: 'verb', text: PHRASES.get(action) ?? action };
  return [who, plain(' '), verb, ...objectParts(entry, noun, target)];
}

export function sentenceText(parts: readonly SentencePart[]): string {
  return parts.map(({ text }) => text).join('');
}

/** How a person is called: name, else e-mail, else number. Nobody at all is Make itself. */
export function actorName(actor: Actor | undefined): string {
  if (actor === undefined) return 'The system';
  const name = actor.name?.trim() || actor.email?.trim();
  if (name !== undefined && name !== '') return shortened(name);
  return actor.id === undefined ? 'Somebody' : `User ${actor.id}`;
}

function targetText(entry: SentenceEntry, events: EventCatalog, targetName: string | undefined): string | undefined {
  const given = targetName?.trim();
  if (given !== undefined && given !== '') return shortened(given);
  const { targetId, team } = entry;
  if (targetId === undefined || targetId === '') return undefined;
  const isTeam = events.kind(entry.eventName) === 'team' && team !== undefined && String(team.id) === targetId;
  return shortened((isTeam ? team.name?.trim() : undefined) || targetId);
}

function teamParts(entry: SentenceEntry, between: string, target: string | undefined): readonly SentencePart[] {
  const name = entry.team === undefined ? target : shortened(entry.team.name?.trim() || String(entry.team.id));
  if (name === undefined) return [plain(` ${between} a team`)];
  return [plain(` ${between} team `), { type: 'target', text: name }];
}

function objectParts(entry: SentenceEntry, noun: string, target: string | undefined): readonly SentencePart[] {
  if (UNCOUNTABLE.test(noun)) {
    const said = target === undefined || entry.targetId === String(entry.organizationId);
    return said ? [plain(` ${noun}`)] : [plain(` ${noun} for `), { type: 'target', text: target }];
  }
  if (target !== undefined) return [plain(` ${noun} `), { type: 'target', text: target }];
  return [plain(` ${/^[aeio]/u.test(noun.toLowerCase()) ? 'an' : 'a'} ${noun}`)];
}

function labelSentence(
  who: SentencePart,
  entry: SentenceEntry,
  events: EventCatalog,
  target: string | undefined,
): readonly SentencePart[] {
  const kind = events.kind(entry.eventName);
  const label = events.label(entry.eventName) || 'Event without a name';
  const parts = [who, plain(': '), { type: 'verb', text: shortened(label) } as const];
  if (target === undefined) return parts;
  const about = kind === undefined ? '' : `${nounOfKind(kind)} `;
  return [...parts, plain(` (${about}`), { type: 'target', text: target }, plain(')')];
}

function plain(text: string): SentencePart {
  return { type: 'plain', text };
}

function shortened(text: string): string {
  if (text.length <= LONGEST_NAME) return text;
  return `${text.slice(0, LONGEST_NAME - 1).replace(/[\uD800-\uDBFF]$/u, '')}…`;
}
