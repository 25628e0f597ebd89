import { DAY } from '../time';

/** How long and how much is kept of an organization. */
export interface Retention {
  /** Since its recording by Make, in ms. */
  readonly maxAge: number;
  readonly maxEntries: number;
  /** ms since the epoch. */
  readonly now: number;
  /** Ids of the documents that belong to an entry and go with it. */
  readonly documentsOf?: (uuid: string) => readonly string[];
}

/** Make itself keeps up to 12 months: with 13, nothing that it still has is read twice. */
export const DEFAULT_RETENTION: Pick<Retention, 'maxAge' | 'maxEntries'> = {
  maxAge: 396 * DAY,
  maxEntries: 1_000_000,
};
