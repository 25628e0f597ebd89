/**
 * Text from Make's log as it may be shown: characters that are invisible, or that reorder what stands around them, become
 * visible escapes like `<U+202E>`, piles of combining marks are cut, and no value is longer than `limit` characters.
 * Line breaks and tabs are escaped too unless `lines` is set: one value must not look like two.
 */
export function visibleText(value: string, { limit = 300, lines = false }: VisibleTextOptions = {}): string {
  const { text, cut } = cutText(value, limit);
  const shown = text
    .replace(INVISIBLE, (character, offset: number) => {
      if (lines && (character === '\n' || character === '\t')) return character;
      if (character === ZERO_WIDTH_JOINER && joinsEmoji(text, offset)) return character;
      return escapeOf(character);
    })
    .replace(MARK_PILE, (pile: string) => `${pile.slice(0, MARKS_SHOWN)}<+${pile.length - MARKS_SHOWN} marks>`);
  return cut ? `${shown}…` : shown;
}

/** From one UTF-16 unit of a value to, but without, another. */
export interface TextRange {
  readonly from: number;
  readonly to: number;
}

export interface VisiblePart {
  readonly text: string;
  readonly marked: boolean;
}

/**
 * The same text as `visibleText` gives, cut where marked ranges of the value (in order, apart from each other) begin and
 * end. What belongs to a letter stays with it: a range is widened rather than that a mark or half an emoji stands alone.
 */
export function visibleParts(
  value: string,
  ranges: readonly TextRange[],
  options: VisibleTextOptions = {},
): readonly VisiblePart[] {
  const { text, cut } = cutText(value, options.limit ?? 300);
  const parts: VisiblePart[] = [];
  let at = 0;
  const add = (to: number, marked: boolean) => {
    if (to <= at) return;
    parts.push({ text: visibleText(text.slice(at, to), { ...options, limit: text.length }), marked });
    at = to;
  };
  for (const { from, to } of ranges) {
    let start = Math.min(from, text.length);
    let end = Math.min(to, text.length);
    while (start > at && isInside(text, start)) start -= 1;
    while (end < text.length && isInside(text, end)) end += 1;
    add(start, false);
    add(end, true);
  }
  add(text.length, false);
  return cut ? [...parts, { text: '…', marked: false }] : parts;
}

/** Whether the units before and after this place belong together. */
function isInside(text: string, at: number): boolean {
  const before = text.charAt(at - 1);
  if (before === ZERO_WIDTH_JOINER || (isHigh(before) && isLow(text.charAt(at)))) return true;
  return /^[\p{M}\u200d]/u.test(text.slice(at, at + 2));
}

const isHigh = (unit: string): boolean => unit >= '\ud800' && unit <= '\udbff';
const isLow = (unit: string): boolean => unit >= '\udc00' && unit <= '\udfff';

interface VisibleTextOptions {
  /** In UTF-16 units of the value, before escaping. */
  readonly limit?: number;
  readonly lines?: boolean;
}

const ZERO_WIDTH_JOINER = '\u200d';

/** Controls, format characters (bidi, zero width, tags), lone surrogates, separators, and letters that draw nothing. */
const INVISIBLE = /\p{Cc}|\p{Cf}|\p{Cs}|\p{Zl}|\p{Zp}|\u034f|\u115f|\u1160|\u17b4|\u17b5|\u2800|\u3164|\uffa0/gu;

/** As many marks on one letter as any living script needs, with room to spare. */
const MARKS_SHOWN = 6;
const MARK_PILE = /\p{M}{7,}/gu;

function joinsEmoji(text: string, offset: number): boolean {
  return (
    /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)$/u.test(text.slice(0, offset).slice(-2)) &&
    /^\p{Extended_Pictographic}/u.test(text.slice(offset + 1, offset + 3))
  );
}

function escapeOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
}

/** Never between the halves of a surrogate pair. */
function cutText(value: string, limit: number): { readonly text: string; readonly cut: boolean } {
  if (value.length <= limit) return { text: value, cut: false };
  const last = value.charCodeAt(limit - 1);
  const splitsPair = last >= 0xd800 && last <= 0xdbff;
  return { text: value.slice(0, splitsPair ? limit - 1 : limit), cut: true };
}
