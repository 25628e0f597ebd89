import { packIds } from '@/lib/archive/block/block-ids';
import { packBlock } from '@/lib/archive/block/pack-block';
import { blocksOf } from '@/lib/archive/block/plain-block';
import { createLog, NOW, type Profile, readPage } from './entries';
import { type Comparison, compare } from './measure';
import { createPlace } from './place';

const SEEN = { firstSeenAt: NOW, fresh: true, changed: false };

/** A page of 1,000 from text to bytes, step by step; ms for the page. */
export async function encode(
  profile: Profile,
  rounds: number,
): Promise<{ readonly times: Comparison; readonly seal: number }> {
  const log = createLog({ entries: 10_000, profile });
  const pages = Array.from({ length: log.pages }, (_, page) => log.page(page));
  const sealer = await (await createPlace()).sealerOf('computer');
  const blocks = (text: string) =>
    blocksOf(readPage(text).map((entry) => ({ entry, seen: SEEN }))).flatMap(({ ids, rows }) => [
      packIds(ids),
      packBlock(rows),
    ]);
  // Another page each time: an engine that met the same text again would be too quick.
  const turning = (work: (text: string) => unknown) => {
    let turn = 0;
    return () => work(pages[turn++ % pages.length] ?? '');
  };
  const times = compare(
    {
      parse: turning((text) => JSON.parse(text)),
      'parse, validate': turning(readPage),
      'parse, validate, encode': turning(blocks),
    },
    rounds * pages.length,
  );
  const packed = blocks(pages[0] ?? '');
  let seal = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    await Promise.all(packed.map((bytes) => sealer.seal(bytes, 'label')));
    seal = Math.min(seal, performance.now() - start);
  }
  return { times, seal };
}
