import { afterEach, expect, test, vi } from 'vitest';
import { createFilePieces, NoRoomError } from '@/lib/export/file-pieces';

/** More than goes to the browser at once; half a pair of these is no character. */
const LARGE = `x${'𝄞'.repeat(400_000)}`;

afterEach(() => {
  vi.restoreAllMocks();
});

test('pieces become one file, in their order, in UTF-8', async () => {
  const texts = ['begin', LARGE, 'a', LARGE, '\ud800', 'end'];
  const pieces = createFilePieces();
  for (const text of texts) await pieces.add(text);
  const blob = await pieces.join('text/csv');
  expect(blob.type).toBe('text/csv');
  // Half a pair is no character: any writer of UTF-8 puts the sign for that.
  expect((await blob.text()) === texts.join('').replace('\ud800', '\ufffd')).toBe(true);
});

test('the browser has one piece at a time to take', async () => {
  const answers: (() => void)[] = [];
  vi.spyOn(Blob.prototype, 'arrayBuffer').mockImplementation(
    () => new Promise((resolve) => answers.push(() => resolve(new ArrayBuffer(1)))),
  );
  const pieces = createFilePieces();
  const piece = 'x'.repeat(1_100_000);
  await pieces.add(piece);
  await vi.waitFor(() => expect(answers).toHaveLength(1));
  const second = vi.fn();
  const adding = pieces.add(piece).then(second);
  await new Promise((resolve) => setTimeout(resolve));
  expect(second).not.toHaveBeenCalled();
  expect(answers).toHaveLength(1);
  answers[0]?.();
  await adding;
  expect(answers).toHaveLength(2);
});

test.each([
  ['the next one is written', async (pieces: ReturnType<typeof createFilePieces>) => pieces.add(LARGE)],
  ['they are joined', async (pieces: ReturnType<typeof createFilePieces>) => pieces.join('text/csv')],
])('a piece that found no room is told of when %s', async (_what, next) => {
  vi.spyOn(Blob.prototype, 'arrayBuffer').mockRejectedValueOnce(new DOMException('', 'NotReadableError'));
  const pieces = createFilePieces();
  await pieces.add(LARGE);
  await expect(next(pieces)).rejects.toThrow(NoRoomError);
});
