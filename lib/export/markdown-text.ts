/** What is invisible, reorders its neighbours or ends the line: shown as `<U+202E>`. */
const INVISIBLE = /\p{Cc}|\p{Cf}|\p{Cs}|\p{Zl}|\p{Zp}|\u034f|\u115f|\u1160|\u17b4|\u17b5|\u2800|\u3164|\uffa0/gu;

/** Characters that mean something inside a line of Markdown; `|` would end the table's cell. */
const MEANING = /[\\`*_[\]<>|~&#]/g;

/** What some readers turn into a link by itself. */
const AUTOMATIC_LINK = /:(?=\/\/)|(?<=www)\.|(?<=mailto):/gi;

/** Longer values make the table unreadable; the other formats have them whole. In UTF-16 units. */
const LONGEST = 300;

/** A text of others as it may stand in a cell of a Markdown table, or in a line: plain, whole characters, one line. */
export function markdownText(value: string): string {
  return cut(value)
    .replace(MEANING, '\\$&')
    .replace(AUTOMATIC_LINK, '\\$&')
    .replace(INVISIBLE, (character) => {
      const code = character.codePointAt(0) ?? 0;
      return `\\<U+${code.toString(16).toUpperCase().padStart(4, '0')}\\>`;
    });
}

function cut(value: string): string {
  if (value.length <= LONGEST) return value;
  return `${value.slice(0, LONGEST - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
