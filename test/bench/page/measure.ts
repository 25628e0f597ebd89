/** What is quicker than this (ms) is done as often as it takes to be slower: the page's clock has steps of 5 µs. */
const LONG_ENOUGH = 0.5;
const MOST_TIMES = 1000;

/** ms. The first call of each tells what a cold engine takes; `best` is the least of all others. */
export interface Compared {
  readonly first: number;
  readonly best: number;
}

export type Comparison = Readonly<Record<string, Compared>>;
type Works<Answer> = Readonly<Record<string, () => Answer>>;

/** Each in turn, round by round: what disturbs the machine disturbs all of them. */
export function compare(works: Works<unknown>, rounds: number): Comparison {
  const all = Object.entries(works).map(([name, work]) => {
    const first = timeOf(work, 1);
    return { name, work, first, best: Number.POSITIVE_INFINITY, times: timesToFill(first) };
  });
  for (let round = 0; round < rounds; round += 1) {
    for (const one of all) {
      const took = timeOf(one.work, one.times);
      one.best = Math.min(one.best, took);
      if (took * one.times < LONG_ENOUGH / 2) one.times = timesToFill(took);
    }
  }
  return Object.fromEntries(all.map(({ name, first, best }) => [name, { first, best }]));
}

/** As `compare`, for what answers later; of what is done but once, that is the best as well. */
export async function compareLater(works: Works<Promise<unknown>>, rounds: number): Promise<Comparison> {
  const times = Object.entries(works).map(([name, work]) => ({ name, work, took: [0].slice(1) }));
  for (let round = 0; round <= rounds; round += 1) {
    for (const { work, took } of times) {
      const start = performance.now();
      await work();
      took.push(performance.now() - start);
    }
  }
  return Object.fromEntries(
    times.map(({ name, took: [first = Number.NaN, ...others] }) => [
      name,
      { first, best: others.length === 0 ? first : Math.min(...others) },
    ]),
  );
}

/** As `compareLater`, and what each of them counted. */
export async function compareCounts(works: Works<Promise<number>>, rounds: number) {
  const counts: Record<string, number> = {};
  const counting = Object.entries(works).map(([name, work]) => {
    const count = async () => {
      counts[name] = await work();
    };
    return [name, count] as const;
  });
  const times = await compareLater(Object.fromEntries(counting), rounds);
  return { times, counts };
}

const TOLD_EVERY = 15_000;

/** Lets whoever runs the bench see, every some seconds, how far something slow is. */
export function createProgress(what: string): (done: number, of: number) => void {
  const number = new Intl.NumberFormat('en');
  let told = performance.now();
  return (done, of) => {
    if (performance.now() - told < TOLD_EVERY) return;
    told = performance.now();
    console.info(`${what}: ${number.format(done)} of ${number.format(of)}`);
  };
}

function timesToFill(took: number): number {
  return Math.min(MOST_TIMES, Math.max(1, Math.ceil(LONG_ENOUGH / Math.max(took, 0.0005))));
}

function timeOf(work: () => unknown, times: number): number {
  const start = performance.now();
  for (let count = 0; count < times; count += 1) work();
  return (performance.now() - start) / times;
}

/** Watches, until it is asked, for the longest time (ms) in which the page could not draw. */
export function watchGaps(): () => number {
  let longest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  }, 1);
  return () => {
    clearInterval(timer);
    return longest;
  };
}
