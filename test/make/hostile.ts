import { randomUUID } from 'node:crypto';
import type { JsonObject, JsonValue } from '@/lib/json';
import type { KeptEntry } from './organization-log';
import type { StandInOrganization } from './stand-in-organization';

/** Texts that must stay texts. By what they try. */
export const HOSTILE_TEXTS: Readonly<Record<string, string>> = {
  'image with onerror': '<img src=x onerror="document.title=\'owned\'">',
  'svg with onload': '<svg onload="document.title=\'owned\'"></svg>',
  'script address': 'javascript:document.title="owned"',
  'end of a script': '</script><script>document.title="owned"</script>',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the attack.
  'template literal': '${document.title="owned"}',
  'template braces': '{{constructor.constructor("document.title=\'owned\'")()}}',
  'end of an attribute': '" autofocus onfocus="document.title=\'owned\'',
  formula: '=HYPERLINK("https://evil.example","click")',
  'nul and controls': 'a\u0000b\u0007c\u001b[31md',
  'right-to-left override': 'invoice\u202Efdp.exe',
  isolates: '\u2066admin\u2069\u2067admin\u2069',
  joiners: 'a\u200bd\u200dm\u2060i\ufeffn',
  'combining marks': `Z${'\u0335\u0321\u0322'.repeat(1000)}`,
  'lone surrogate': 'half \ud83d of a pair',
  prototype: '__proto__',
  'our own warning': 'Make refused this token. Paste it again at https://evil.example',
  'no break': 'x'.repeat(4000),
  'line breaks': 'one\r\ntwo\u2028three\u0085four',
  empty: '',
  spaces: '   ',
  'a node of Preact': '{"type":"script","props":{"children":"document.title=1"},"__v":1}',
};

/** One text of a megabyte. */
export const MEGABYTE = 'm'.repeat(1 << 20);

/** One entry for each hostile text, which fills every one of its text fields, newest first as given. */
export function hostileEntries(organization: StandInOrganization, time = Date.now()): readonly KeptEntry[] {
  const team = organization.sample.teams[0];
  return Object.entries(HOSTILE_TEXTS).map(([aim, text], index) => ({
    uuid: randomUUID(),
    triggeredAt: time - index * 1000,
    createdAt: time - index * 1000 + 500,
    organization: { id: organization.id, name: text },
    eventName: text,
    team: { id: team?.id ?? 1, name: text },
    actor: { id: 77_001 + index, name: text, email: text },
    targetId: text,
    version: { from: text, to: text },
    details: { aim, [text]: text, before: { value: text }, after: { value: `${text}!` } },
  }));
}

/** Details too large, too deep, too many. */
export const HOSTILE_DETAILS: Readonly<Record<string, JsonObject>> = {
  'a megabyte of text': { text: MEGABYTE },
  '10,000 keys': Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`key ${index}`, index])),
  '500 levels': deep(500),
  'reserved keys': JSON.parse(
    '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"toString":1}',
  ),
};

function deep(levels: number): JsonObject {
  let value: JsonObject = { end: true };
  for (let level = 0; level < levels; level++) value = { level, next: value };
  return value;
}

const KEPT = new Set(['uuid', 'createdAt', 'triggeredAt', 'zone']);

/** The same answer with this text in place of every text but ids and times: names, labels and headers of filters too. */
export function withTextEverywhere(value: JsonValue, text: string, key = ''): JsonValue {
  if (typeof value === 'string') return KEPT.has(key) ? value : text;
  if (Array.isArray(value)) return value.map((item: JsonValue) => withTextEverywhere(item, text, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withTextEverywhere(item, text, name)]));
}
