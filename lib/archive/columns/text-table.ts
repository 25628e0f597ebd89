/** Texts of which there may be hundreds of thousands, to be searched for a part of one. */
export interface TextTable {
  /** Tells, by rising place, the texts that contain the word. Case counts: both are to be folded. */
  containing(word: string, tell: (place: number) => void): void;
}

/** Texts `start` and following, one after the other with a separator behind each. */
interface Run {
  readonly start: number;
  readonly text: string;
  /** Where in `text` the next one begins. */
  readonly ends: Uint32Array;
}

/** Any character does: what is found across one is told from what is found in a text. */
const SEPARATOR = '\0';
/** A dictionary grows a little now and then: so many additions are joined into one run. */
const MAX_RUNS = 8;

/**
 * Texts are put together when they are first searched: looking through one long text takes a fraction of the time that
 * looking into each takes, and less memory. `count` may grow, texts stay.
 */
export function createTextTable(count: () => number, textAt: (place: number) => string): TextTable {
  const runs: Run[] = [];
  let size = 0;

  function catchUp(): void {
    const all = count();
    if (all === size) return;
    const texts = Array.from({ length: all - size }, (_value, index) => textAt(size + index));
    runs.push(runOf(size, texts));
    size = all;
    if (runs.length > MAX_RUNS) runs.splice(0, runs.length, joined(runs));
  }

  return {
    containing(word, tell) {
      catchUp();
      for (const run of runs) findIn(run, word, tell);
    },
  };
}

function runOf(start: number, texts: readonly string[]): Run {
  const ends = new Uint32Array(texts.length);
  let end = 0;
  texts.forEach((text, index) => {
    end += text.length + SEPARATOR.length;
    ends[index] = end;
  });
  return { start, text: texts.join(SEPARATOR) + SEPARATOR, ends };
}

function joined(runs: readonly Run[]): Run {
  const ends = new Uint32Array(runs.reduce((sum, run) => sum + run.ends.length, 0));
  let text = '';
  let place = 0;
  for (const run of runs) {
    for (const end of run.ends) ends[place++] = text.length + end;
    text += run.text;
  }
  return { start: 0, text, ends };
}

function findIn({ start, text, ends }: Run, word: string, tell: (place: number) => void): void {
  let index = 0;
  let at = text.indexOf(word);
  while (at >= 0) {
    index = following(ends, index, at);
    const end = ends[index];
    if (end === undefined) return;
    const isInside = at + word.length < end;
    if (isInside) tell(start + index);
    at = text.indexOf(word, isInside ? end : at + 1);
  }
}

/** The first text from `index` on that ends after the position: near by as a rule, found by halving if it is far. */
function following(ends: Uint32Array, index: number, at: number): number {
  let step = 1;
  while ((ends[index + step] ?? Number.POSITIVE_INFINITY) <= at) step *= 2;
  let low = index;
  let high = Math.min(index + step, ends.length);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ends[middle] ?? 0) > at) high = middle;
    else low = middle + 1;
  }
  return low;
}
