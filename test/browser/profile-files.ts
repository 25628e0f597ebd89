import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Every file of a browser's profile that can still be read. Few files fail: a search that sees nothing proves nothing. */
export function profileFiles(profile: string): readonly string[] {
  const files = readdirSync(profile, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  if (files.length < 20) throw new Error(`Only ${files.length} files in ${profile}: this is no profile.`);
  return files.map((entry) => join(entry.parentPath, entry.name));
}

/** Files of the profile that hold any of these in the clear, Firefox's packed sessions included. */
export function filesWith(profile: string, secrets: readonly string[]): readonly string[] {
  const needles = secrets.flatMap((secret) => [Buffer.from(secret), Buffer.from(secret, 'utf16le')]);
  return profileFiles(profile).filter((path) => {
    const data = contentOf(path);
    return needles.some((needle) => data.includes(needle));
  });
}

const MOZ_LZ4 = 'mozLz40\0';

function contentOf(path: string): Buffer {
  let data: Buffer;
  try {
    data = readFileSync(path);
  } catch {
    // A browser that runs deletes files while they are listed.
    return Buffer.alloc(0);
  }
  return data.subarray(0, MOZ_LZ4.length).toString('latin1') === MOZ_LZ4 ? unpack(data.subarray(12)) : data;
}

/** One LZ4 block: literals, then a copy of what came before, again and again (lz4_Block_format.md). */
function unpack(block: Buffer): Buffer {
  const out: number[] = [];
  let at = 0;
  const byte = () => block[at++] ?? 0;
  const length = (nibble: number) => {
    let total = nibble;
    for (let more = nibble === 15 ? 255 : 0; more === 255; ) {
      more = byte();
      total += more;
    }
    return total;
  };
  while (at < block.length) {
    const token = byte();
    for (let count = length(token >> 4); count > 0; count -= 1) out.push(byte());
    if (at >= block.length) break;
    const distance = byte() + 256 * byte();
    for (let count = length(token & 15) + 4; count > 0; count -= 1) out.push(out[out.length - distance] ?? 0);
  }
  return Buffer.from(out);
}
