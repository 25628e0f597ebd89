import { z } from '@/lib/zod';

/** As many digits as surely fit a safe integer; no sign, no leading zero, no exponent. */
const DIGITS = /^[1-9]\d{0,15}$/;

/** An id of Make: a positive safe integer, as a number or in digits. Anything else is no id, never a wrong one. */
export function readId(value: unknown): number | undefined {
  const id = typeof value === 'string' && DIGITS.test(value) ? Number(value) : value;
  return typeof id === 'number' && Number.isSafeInteger(id) && id > 0 ? id : undefined;
}

export function readText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Text, or a number as text: `targetId` and versions are strings by the document, but numbers by nature. */
export function readLabel(value: unknown): string | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : readText(value);
}

export function readCount(value: unknown): number | undefined {
  const count = typeof value === 'string' && /^\d{1,16}$/.test(value) ? Number(value) : value;
  return typeof count === 'number' && Number.isSafeInteger(count) && count >= 0 ? count : undefined;
}

/** A field that may be missing, null or of another type than documented: what cannot be read is `undefined`. */
export function lenient<Value>(read: (value: unknown) => Value | undefined) {
  return z.optional(z.pipe(z.unknown(), z.transform(read)));
}

/** The same for an object inside the object. */
export function lenientObject<Schema extends z.ZodMiniType>(schema: Schema) {
  return z.catch(z.optional(schema), undefined);
}
