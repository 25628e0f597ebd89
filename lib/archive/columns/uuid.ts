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

/** Of two digits each: a text is put together without turning numbers into texts. */
const BYTES: readonly string[] = Array.from({ length: 256 }, (_value, byte) => byte.toString(16).padStart(2, '0'));

export function readUuid(words: Uint32Array, offset: number): string {
  const high = (word: number): string => halfOf((words[offset + word] ?? 0) >>> 16);
  const low = (word: number): string => halfOf(words[offset + word] ?? 0);
  return `${high(0)}${low(0)}-${high(1)}-${low(1)}-${high(2)}-${low(2)}${high(3)}${low(3)}`;
}

function halfOf(bits: number): string {
  return `${BYTES[(bits >>> 8) & 0xff]}${BYTES[bits & 0xff]}`;
}
