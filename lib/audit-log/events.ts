import type { TargetKind } from './target';

/** What an event does to its object; decides glyph and sentence. `other` for verbs not known. */
export type Verb = 'created' | 'updated' | 'deleted' | 'enabled' | 'disabled' | 'access' | 'other';

/** What is known of event names: from Make's filters endpoint at run time, else read from the name itself. */
export interface EventCatalog {
  /** Make's own label, else the name made readable: `webhook_created` gives "Webhook created". Empty for no name. */
  label(eventName: string): string;
  kind(eventName: string): TargetKind | undefined;
  verb(eventName: string): Verb;
  /** What was acted on, in words for the middle of a sentence: `team variable`. Empty if unknown. */
  noun?(eventName: string): string;
  /** The words of the action itself: `deactivated`, `member removed`. Empty if unknown. */
  action?(eventName: string): string;
}
