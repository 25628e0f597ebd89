import { nounOfKind } from '../audit-log/event-kind';
import type { TargetKind } from '../audit-log/target';

const LONGEST_QUESTION = 40;

export const NEIGHBOURS_TEXT = {
  around: 'Around this entry',
  kinds: { context: 'In context', object: 'Same object', person: 'Same person that day' },
  hints: {
    context: 'What else happened around that time, with no filters',
    object: 'Everything that happened to this object',
    person: 'Everything this person did on that day',
  },
  keys: { context: 'c', object: 'o', person: 'd' },
  /** What the list shows now; the entry it began with is marked in it. */
  shows: {
    context: 'Everything around the marked entry',
    object: 'All of the same object',
    person: 'All of the same person that day',
  },
  bar: 'Where this list came from',
  back: (where: string) => `Back to ${where}`,
  toEntry: 'the entry',
  stay: 'Stay here: forget the way back',
} as const;

/** "“actor:212 after:2026-11-01”", "this scenario", "the team", "all entries". */
export function whereText(
  question: string,
  scope: { readonly type: string; readonly target?: { readonly kind: TargetKind } },
): string {
  if (question !== '') {
    const characters = [...question];
    const cut = characters.length > LONGEST_QUESTION;
    return `“${cut ? `${characters.slice(0, LONGEST_QUESTION - 1).join('')}…` : question}”`;
  }
  if (scope.target !== undefined) return `this ${nounOfKind(scope.target.kind)}`;
  return scope.type === 'team' ? 'the team' : 'all entries';
}
