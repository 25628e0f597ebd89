import type { MakeErrorText } from '@/lib/failure';
import { once } from '@/lib/once';
import { z } from '@/lib/zod';
import { lenient, readText } from './read-field';

const MAX_CHARACTERS = 300;
const MAX_CODE = 40;

const answer = once(() => z.object({ detail: lenient(readText), message: lenient(readText), code: lenient(readText) }));

/**
 * Make's own words about an error: `detail` is specific, `message` generic. As plain text on one line; nothing if
 * there is none, or if it quotes the token.
 */
export function readErrorText(body: string, contentType: string, token: string): MakeErrorText | undefined {
  const { detail, message, code } = contentType === 'text/plain' ? { detail: body } : fromJson(body);
  const words = plain(detail ?? message, MAX_CHARACTERS, token);
  const shortCode = plain(code, MAX_CODE, token);
  if (words === undefined && shortCode === undefined) return undefined;
  return {
    ...(words === undefined ? {} : { message: words }),
    ...(shortCode === undefined ? {} : { code: shortCode }),
  };
}

function fromJson(body: string): Partial<z.infer<ReturnType<typeof answer>>> {
  try {
    return z.safeParse(answer(), JSON.parse(body)).data ?? {};
  } catch {
    return {};
  }
}

function plain(text: string | undefined, length: number, token: string): string | undefined {
  if (text === undefined || text.includes(token)) return undefined;
  // Cut by characters, not by halves of them; controls and line ends become spaces.
  const line = [...text.slice(0, 2 * length)]
    .map((character) => (/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(character) ? ' ' : character))
    .slice(0, length)
    .join('')
    .trim();
  return line === '' ? undefined : line;
}
