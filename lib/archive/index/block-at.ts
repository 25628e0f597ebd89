/** The block a row is in: the last that starts at it or before. Throws if there is none. */
export function blockAt<Block extends { readonly start: number }>(blocks: readonly Block[], row: number): Block {
  let low = 0;
  let high = blocks.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((blocks[middle]?.start ?? 0) <= row) low = middle;
    else high = middle - 1;
  }
  const block = blocks[low];
  if (block === undefined || row < block.start) throw new RangeError(`No block holds row ${row}`);
  return block;
}
