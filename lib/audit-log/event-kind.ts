import { wordsOf } from './event-words';
import type { TargetKind } from './target';

/** Make's words for each kind, in the singular: of event names, group headers and page addresses. */
const KIND_BY_NOUN: ReadonlyMap<string, TargetKind> = new Map<string, TargetKind>([
  ['scenario', 'scenario'],
  ['webhook', 'webhook'],
  ['hook', 'webhook'],
  ['connection', 'connection'],
  ['key', 'key'],
  ['data store', 'data-store'],
  ['datastore', 'data-store'],
  ['data store record', 'data-store-record'],
  ['datastore record', 'data-store-record'],
  ['data structure', 'data-structure'],
  ['datastructure', 'data-structure'],
  ['udt', 'data-structure'],
  ['function', 'function'],
  ['custom function', 'function'],
  ['template', 'template'],
  ['credential request', 'credential-request'],
  ['credentials request', 'credential-request'],
  ['device', 'device'],
  ['agent', 'agent'],
  ['ai agent', 'agent'],
  ['mcp toolbox', 'mcp-toolbox'],
  ['vhost', 'mcp-toolbox'],
  ['variable', 'variable'],
  ['team variable', 'variable'],
  ['organization variable', 'variable'],
  ['custom variable', 'variable'],
  ['team', 'team'],
  ['organization', 'organization'],
]);

const NOUN_BY_KIND: Readonly<Record<TargetKind, string>> = {
  scenario: 'scenario',
  webhook: 'webhook',
  connection: 'connection',
  key: 'key',
  'data-store': 'data store',
  'data-store-record': 'data store record',
  'data-structure': 'data structure',
  function: 'function',
  template: 'template',
  'credential-request': 'credential request',
  device: 'device',
  agent: 'AI agent',
  'mcp-toolbox': 'MCP toolbox',
  variable: 'variable',
  team: 'team',
  organization: 'organization',
};

/** The kind that a noun or a group header names as a whole: `Webhooks`, `data_store`. Never by a part of it. */
export function kindOfNoun(text: string): TargetKind | undefined {
  const noun = singular(text);
  return KIND_BY_NOUN.get(noun);
}

/** `Data Store Records` gives `data store record`. */
export function singular(text: string): string {
  const noun = wordsOf(text).join(' ');
  if (noun.endsWith('boxes')) return noun.slice(0, -2);
  return noun.endsWith('s') && !noun.endsWith('ss') ? noun.slice(0, -1) : noun;
}

/** The word people use for the kind, for the middle of a sentence: `data store`. */
export function nounOfKind(kind: TargetKind): string {
  return NOUN_BY_KIND[kind];
}
