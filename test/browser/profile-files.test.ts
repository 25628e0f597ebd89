import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { filesWith } from './profile-files';

const folder = mkdtempSync(join(tmpdir(), 'audit-lens-profile-'));
const put = (name: string, data: string | Buffer) => writeFileSync(join(folder, name), data);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the search of a profile', () => {
  it('refuses to say that nothing is in a folder that is no profile', () => {
    expect(() => filesWith(folder, ['canary'])).toThrow('this is no profile');
  });

  it('finds a text in both encodings that browsers write, and in what Firefox packs', () => {
    for (let index = 0; index < 20; index += 1) put(`other-${index}`, 'nothing here');
    put('plain', 'xx canary-canary xx');
    put('wide', Buffer.from('canary-canary', 'utf16le'));
    // Seven letters as they are, then six from seven back, then one more letter: an LZ4 block by hand.
    const block = Buffer.concat([
      Buffer.from([0x72]),
      Buffer.from('canary-'),
      Buffer.from([7, 0, 0x10]),
      Buffer.from('!'),
    ]);
    put('packed', Buffer.concat([Buffer.from('mozLz40\0'), Buffer.from([14, 0, 0, 0]), block]));
    const found = filesWith(folder, ['canary-canary']).map((path) => path.slice(folder.length + 1));
    expect(found.sort()).toEqual(['packed', 'plain', 'wide']);
  });
});
