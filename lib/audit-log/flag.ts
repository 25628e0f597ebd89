import { DAY, MINUTE } from '../time';

/** Why an entry stands out, in counts. All are of what is kept here and of the one person who did it. */
export type Flag =
  /** The first entry of this event by somebody with a history of others. */
  | { readonly kind: 'first'; readonly entriesBefore: number; readonly days: number }
  /** One of `count` deletions in a row, where there had never been more than `mostBefore`. */
  | { readonly kind: 'deletions'; readonly count: number; readonly mostBefore: number; readonly days: number }
  /** The first entry after `days` in which others did something, but not this person. */
  | { readonly kind: 'back'; readonly entriesBefore: number; readonly days: number };

/** Where less is known of a person, nothing is flagged: short histories are full of first times. Durations in ms. */
export const FLAG_RULES = {
  /** Of those who do something for the first time, or delete more than ever. */
  baseline: { entries: 100, age: 30 * DAY },
  /** Deletions without a longer pause between two of them belong together. */
  deletions: { atLeast: 10, timesTheMost: 2, pause: 10 * MINUTE },
  /** `gap`: where nobody did anything for so long, history may be missing, and nobody is called absent. */
  back: { silence: 90 * DAY, entries: 20, gap: 14 * DAY },
} as const;
