import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Sealer } from '@/lib/storage/sealer';
import { createSealer } from '@/lib/vault/sealer';

const bytes = fc.uint8Array({ maxLength: 200 }).map((array) => new Uint8Array(array));

let sealer: Sealer;
let other: Sealer;

async function newSealer(): Promise<Sealer> {
  return createSealer(await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']));
}

beforeAll(async () => {
  [sealer, other] = [await newSealer(), await newSealer()];
});

describe('a sealer', () => {
  it('opens what it sealed', async () => {
    await fc.assert(
      fc.asyncProperty(bytes, fc.string({ unit: 'binary' }), async (plain, label) => {
        expect(await sealer.unseal(await sealer.seal(plain, label), label)).toEqual(plain);
      }),
      { numRuns: 40 },
    );
  });

  it('never seals twice alike', async () => {
    const sealed = await Promise.all(Array.from({ length: 500 }, () => sealer.seal(new Uint8Array(4), 'label')));
    expect(new Set(sealed.map((value) => value.subarray(0, 12).join())).size).toBe(500);
  });

  it('opens nothing that was changed anywhere', async () => {
    const sealed = await sealer.seal(new Uint8Array([1, 2, 3]), 'label');
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const changed = sealed.slice();
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      await expect(sealer.unseal(changed, 'label')).rejects.toMatchObject({ name: 'SealError' });
    }
  });

  it('opens nothing that was cut off or never sealed', async () => {
    const sealed = await sealer.seal(new Uint8Array([1, 2, 3]), 'label');
    for (let length = 0; length < sealed.length; length++) {
      await expect(sealer.unseal(sealed.slice(0, length), 'label')).rejects.toMatchObject({ name: 'SealError' });
    }
  });

  it('opens nothing under another label or key', async () => {
    const sealed = await sealer.seal(new Uint8Array([1, 2, 3]), 'https://eu1.make.com');
    await expect(sealer.unseal(sealed, 'https://eu2.make.com')).rejects.toMatchObject({ name: 'SealError' });
    await expect(other.unseal(sealed, 'https://eu1.make.com')).rejects.toMatchObject({ name: 'SealError' });
  });
});
