/** The browser did not take a piece of a file: neither memory nor disk had room. */
export class NoRoomError extends Error {}

/**
 * A Blob has this many bytes: each is a way to the browser's own process and back. They are in one place before, which is
 * filled again and again: a list of small ones costs as much as writing them.
 */
const BYTES_AT_ONCE = 1_000_000;

export interface FilePieces {
  /** Is done once there is little enough on its way. Throws `NoRoomError`, for an earlier piece as well. */
  add(text: string): Promise<void>;
  /** Everything that was added. Throws `NoRoomError`. */
  join(type: string): Promise<Blob>;
}

/** Text, piece by piece, as one file. While the browser takes a piece, the next one is written. */
export function createFilePieces(): FilePieces {
  const encoder = new TextEncoder();
  const bytes = new Uint8Array(BYTES_AT_ONCE);
  const blobs: Blob[] = [];
  let size = 0;
  let total = 0;
  let onItsWay: Promise<void> = Promise.resolve();

  async function send(): Promise<void> {
    await onItsWay;
    // A copy: the bytes are ours again.
    const blob = made([bytes.subarray(0, size)]);
    blobs.push(blob);
    total += size;
    size = 0;
    onItsWay = proven(blob);
    // Whoever waits for it next hears of it.
    onItsWay.catch(() => undefined);
  }

  return {
    async add(text) {
      let rest = text;
      for (;;) {
        const { read, written } = encoder.encodeInto(rest, bytes.subarray(size));
        size += written;
        if (read === rest.length) return;
        rest = rest.slice(read);
        await send();
      }
    },

    async join(type) {
      if (size > 0) await send();
      await onItsWay;
      const blob = made(blobs, type);
      await proven(blob);
      if (blob.size !== total) throw new NoRoomError();
      return blob;
    },
  };
}

function made(parts: readonly BlobPart[], type = ''): Blob {
  try {
    return new Blob([...parts], { type });
  } catch {
    throw new NoRoomError();
  }
}

/** A Blob that found no room does not say so before it is read: then its last byte is not there. */
async function proven(blob: Blob): Promise<void> {
  const last = await blob
    .slice(-1)
    .arrayBuffer()
    .catch(() => undefined);
  if (last?.byteLength !== 1) throw new NoRoomError();
}
