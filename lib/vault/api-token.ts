/** Characters that people copy along without seeing them: zero-width ones, soft hyphen, byte order mark. */
const INVISIBLE = /[\u00ad\u180e\u200b-\u200f\u2060-\u2064\ufeff]/g;

/** `Authorization: Token abc`, `Token abc`, `Bearer abc`: how documents and other clients show a token. */
const PREFIX = /^(?:authorization\s*:\s*)?(?:(?:token|bearer)\s+)?/i;

const QUOTED = /^(["'`\u201c\u201d\u2018\u2019\u00ab\u00bb])(.*)(["'`\u201c\u201d\u2018\u2019\u00ab\u00bb])$/s;

/** What a request header can carry, at lengths that a token could have. Make's are UUIDs. */
const TOKEN = /^[\x21-\x7e]{16,512}$/;

/** Longer than any token with everything around it; nothing longer is even looked at. */
const MAX_PASTED = 2000;

/**
 * The token in what a person pasted, or `undefined` if that cannot be one. It never throws: an error could quote the
 * secret, as Firefox's own error for a bad header does.
 */
export function cleanApiToken(pasted: string): string | undefined {
  if (pasted.length > MAX_PASTED) return undefined;
  let token = pasted.replace(INVISIBLE, '').trim();
  // Quotes around the token, around the whole header, or both.
  for (let before = ''; before !== token; ) {
    before = token;
    token = (QUOTED.exec(token)?.[2] ?? token).replace(PREFIX, '').trim();
  }
  return TOKEN.test(token) ? token : undefined;
}
