/** 32-bit words of a uuid. Compared from the first, unsigned, they sort as the text does. */
export const UUID_WORDS = 4;

const LENGTH = 36;
const HYPHEN = 45;
const NO_DIGIT = 255;

/** The value of each lower-case hexadecimal digit by its character code. */
const DIGITS = new Uint8Array(128).fill(NO_DIGIT);
for (let digit = 0; digit < 16; digit++) DIGITS[digit.toString(16).charCodeAt(0)] = digit;

/** Writes the uuid's words at `offset`. `false` if the text is not the usual lower-case form; the words are void then. */
export function writeUuid(uuid: string, words: Uint32Array, offset: number): boolean {
  if (uuid.length !== LENGTH) return false;
  let word = 0;
  let written = 0;
  for (let index = 0; index < LENGTH; index++) {
    const code = uuid.charCodeAt(index);
    if (index === 8 || index === 13 || index === 18 || index === 23) {
      if (code !== HYPHEN) return false;
      continue;
    }
    const digit = DIGITS[code] ?? NO_DIGIT;
    if (digit === NO_DIGIT) return false;
    word = (word << 4) | digit;
    written++;
    if (written % 8 === 0) words[offset + written / 8 - 1] = word;
  }
  return true;
}

export function readUuid(words: Uint32Array, offset: number): string {
  let digits = '';
  for (let word = 0; word < UUID_WORDS; word++) {
    digits += (words[offset + word] ?? 0).toString(16).padStart(8, '0');
  }
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-${digits.slice(12, 16)}-${digits.slice(16, 20)}-${digits.slice(20)}`;
}
