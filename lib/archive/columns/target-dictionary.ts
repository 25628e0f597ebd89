import { createDigitTable } from './digit-table';
import { folded } from './folded-texts';
import { grown } from './growable';
import { type TargetValue, targetValue } from './target-value';
import { createTextTable } from './text-table';

/** Gives ids of targets small numbers. There may be hundreds of thousands: those of digits take 12 to 20 bytes each. */
export interface TargetDictionary {
  readonly size: number;
  /** Takes the value in if it is not there. */
  idOf(value: TargetValue): number;
  find(text: string | undefined): number | undefined;
  text(id: number): string | undefined;
  /** Tells the ids whose text has the word in it, which is in lower case; some of them twice. */
  containing(word: string, tell: (id: number) => void): void;
}

export function createTargetDictionary(): TargetDictionary {
  let size = 0;
  /** By id: a number, or below 0 the complement of a place in `texts`. */
  let codes = new Int32Array(64);
  const texts: (string | undefined)[] = [];
  const textIds: number[] = [];
  const idsOfTexts = new Map<string | undefined, number>();
  /** Of numbers: id + 1 by hash. Open addressing, at most half full. */
  let slots = new Int32Array(128);
  let numbers = 0;

  function slotOf(number: number): number {
    const mask = slots.length - 1;
    let slot = Math.imul(number, 0x9e3779b1) >>> (Math.clz32(mask) & 31);
    for (;;) {
      const held = slots[slot] ?? 0;
      if (held === 0 || codes[held - 1] === number) return slot;
      slot = (slot + 1) & mask;
    }
  }

  function add(code: number): number {
    codes = grown(codes, size + 1, (length) => new Int32Array(length));
    codes[size] = code;
    return size++;
  }

  function idOfNumber(number: number): number {
    const slot = slotOf(number);
    const held = slots[slot] ?? 0;
    if (held !== 0) return held - 1;
    const id = add(number);
    slots[slot] = id + 1;
    numbers++;
    if (numbers * 2 > slots.length) {
      const ids = slots.filter((kept) => kept !== 0);
      slots = new Int32Array(slots.length * 2);
      for (const kept of ids) slots[slotOf(codes[kept - 1] ?? 0)] = kept;
    }
    return id;
  }

  function idOfText(text: string | undefined): number {
    const known = idsOfTexts.get(text);
    if (known !== undefined) return known;
    const id = add(~texts.length);
    texts.push(text);
    textIds.push(id);
    idsOfTexts.set(text, id);
    return id;
  }

  const wordsIn = createTextTable(
    () => texts.length,
    (place) => folded(texts[place] ?? ''),
  );
  const digitsIn = createDigitTable(
    () => size,
    (id) => codes[id] ?? -1,
  );

  return {
    get size() {
      return size;
    },

    idOf: (value) => (typeof value === 'number' ? idOfNumber(value) : idOfText(value ?? undefined)),

    find(text) {
      const value = targetValue(text);
      if (typeof value !== 'number') return idsOfTexts.get(text);
      const held = slots[slotOf(value)] ?? 0;
      return held === 0 ? undefined : held - 1;
    },

    text(id) {
      const code = codes[id];
      return code === undefined || code >= 0 ? code?.toString() : texts[~code];
    },

    containing(word, tell) {
      wordsIn.containing(word, (place) => tell(textIds[place] ?? 0));
      digitsIn.containing(word, tell);
    },
  };
}
