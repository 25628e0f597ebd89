import { visibleText } from '../text/visible-text';

/** Characters that mean something inside a line of Markdown; `|` would end the table's cell. */
const MEANING = /[\\`*_[\]<>|~&#]/g;

/** What some readers turn into a link by itself. */
const AUTOMATIC_LINK = /:(?=\/\/)|(?<=www)\.|(?<=mailto):/gi;

/** Longer values make the table unreadable; the other formats have them whole. In UTF-16 units. */
const LONGEST = 300;

/** A text of others as it may stand in a cell of a Markdown table, or in a line: plain, whole characters, one line. */
export function markdownText(value: string, limit = LONGEST): string {
  return visibleText(value, { limit }).replace(MEANING, '\\$&').replace(AUTOMATIC_LINK, '\\$&');
}
