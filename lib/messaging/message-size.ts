/** What a number, boolean or the frame of an object counts. */
const NODE = 8;

/**
 * Whether a message is at most `limit` characters large, roughly. It stops counting at the limit, so neither 5 MB nor
 * a value that contains itself (Firefox clones those) costs more than a small message.
 */
export function fitsIn(message: unknown, limit: number): boolean {
  const open: unknown[] = [message];
  let left = limit;
  while (open.length > 0) {
    const value = open.pop();
    left -= typeof value === 'string' ? value.length : NODE;
    if (left < 0) return false;
    if (typeof value !== 'object' || value === null) continue;
    for (const key in value) {
      left -= key.length;
      if (left < 0) return false;
      open.push(Reflect.get(value, key));
    }
  }
  return true;
}
