const CANONICAL = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** 32-bit words of a uuid. Compared from the first, unsigned, they sort as the text does. */
export const UUID_WORDS = 4;

/** Writes the uuid's words at `offset`. `false`, and nothing written, if the text is not the usual lower-case form. */
export function writeUuid(uuid: string, words: Uint32Array, offset: number): boolean {
  if (!CANONICAL.test(uuid)) return false;
  const digits = uuid.replaceAll('-', '');
  for (let word = 0; word < UUID_WORDS; word++) {
    words[offset + word] = Number.parseInt(digits.slice(word * 8, word * 8 + 8), 16);
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
