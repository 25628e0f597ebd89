import { kindOfNoun, nounOfKind, singular } from './event-kind';
import { parseEventWords, wordsOf } from './event-words';
import type { EventCatalog, Verb } from './events';
import type { AuditLogFilters } from './filters';
import type { TargetKind } from './target';

interface EventFacts {
  readonly label: string;
  readonly kind: TargetKind | undefined;
  readonly verb: Verb;
  readonly noun: string;
  readonly action: string;
}

/**
 * Everything is read from the filters endpoint and the names themselves, nothing is hard-coded: Make documents few
 * of its event names. Answers are remembered, since lists ask for the same few names thousands of times.
 */
export function createEventCatalog(filters?: AuditLogFilters): EventCatalog {
  const groups = filters?.eventGroups ?? [];
  const known = new Map(groups.flatMap(({ header, items }) => items.map((item) => [item.value, { header, item }])));
  const facts = new Map<string, EventFacts>();

  function factsOf(eventName: string): EventFacts {
    const remembered = facts.get(eventName);
    if (remembered !== undefined) return remembered;
    const group = known.get(eventName);
    const label = group?.item.label.trim() ?? '';
    const read = readFacts(eventName, label, group?.header ?? '');
    facts.set(eventName, read);
    return read;
  }

  return {
    label: (eventName) => factsOf(eventName).label,
    kind: (eventName) => factsOf(eventName).kind,
    verb: (eventName) => factsOf(eventName).verb,
    noun: (eventName) => factsOf(eventName).noun,
    action: (eventName) => factsOf(eventName).action,
  };
}

function readFacts(eventName: string, label: string, header: string): EventFacts {
  const named = parseEventWords(eventName);
  // A label may be in the language of the person's Make profile; then it has no English action to find.
  const labelled = parseEventWords(label);
  const kind = kindOfNoun(header) ?? kindOfNoun(named?.noun ?? '') ?? kindOfNoun(labelled?.noun ?? '');
  return {
    label: label === '' ? humanise(eventName) : label,
    kind,
    verb: named?.verb ?? labelled?.verb ?? 'other',
    action: named?.action ?? labelled?.action ?? '',
    noun:
      plainWords(nounOfName(labelled?.noun ?? '')) ||
      plainWords(nounOfName(named?.noun ?? '')) ||
      plainWords(singular(header)),
  };
}

/** `udt` is nobody's word for a data structure; `team variable` says more than `variable`. */
function nounOfName(noun: string): string {
  const kind = kindOfNoun(noun);
  return kind === undefined || kind === 'variable' ? noun : nounOfKind(kind);
}

/** A noun stands in our own sentence, undistinguished: what could disturb the words around it is no noun. */
function plainWords(noun: string): string {
  return /^[\p{L}\p{M}\p{N} '’()-]+$/u.test(noun) ? noun : '';
}

function humanise(eventName: string): string {
  const text = wordsOf(eventName).join(' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
