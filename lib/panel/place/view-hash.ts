import { placeHash, placeOfHash } from './context-hash';
import type { Level, Place } from './context-place';

/** What a copied link, a reload or a step back brings back. */
export interface PanelView {
  /** Only where the panel stays at a place: one that follows the tab follows it after a reload as well. */
  readonly place?: Place;
  /** As `printQuery` prints it without a zone: read the same in every time zone. Empty for everything. */
  readonly query: string;
  /** How much of the log, where that is not what the question itself leads to. */
  readonly level?: Level;
  /** The uuid of the open entry. */
  readonly entry?: string;
  /** The uuid of the entry that the list shows and marks. */
  readonly at?: string;
}

/** Longer addresses are cut or refused on their way; then the question stays out. */
const LONGEST_QUERY = 16_000;
const LONGEST_UUID = 200;
const LEVELS = ['page', 'team', 'organization'] as const satisfies readonly Level[];

/** `#zone=eu1.make.com&organization=123&q=actor%3A212&entry=...`; empty for nothing to keep. Names of places stay out. */
export function viewHash({ place, query, level, entry, at }: PanelView): string {
  const parameters = new URLSearchParams(placeHash(place).slice(1));
  if (query !== '' && query.length <= LONGEST_QUERY) parameters.set('q', query);
  if (level !== undefined) parameters.set('scope', level);
  if (entry !== undefined) parameters.set('entry', entry);
  if (at !== undefined) parameters.set('at', at);
  const text = parameters.toString();
  return text === '' ? '' : `#${text}`;
}

/** Total: what cannot be read is left out. */
export function viewOfHash(hash: string): PanelView {
  const parameters = new URLSearchParams(hash.replace(/^#/, ''));
  const place = placeOfHash(hash);
  const query = parameters.get('q') ?? '';
  const level = LEVELS.find((one) => one === parameters.get('scope'));
  const entry = uuidOf(parameters.get('entry'));
  const at = uuidOf(parameters.get('at'));
  return {
    ...(place === undefined ? {} : { place }),
    query: query.length <= LONGEST_QUERY ? query : '',
    ...(level === undefined ? {} : { level }),
    ...(entry === undefined ? {} : { entry }),
    ...(at === undefined ? {} : { at }),
  };
}

function uuidOf(text: string | null): string | undefined {
  return text === null || text === '' || text.length > LONGEST_UUID ? undefined : text;
}
