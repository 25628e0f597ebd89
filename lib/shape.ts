/**
 * Reads a value that our own background wrote: gives back what is known of it, and throws `Misfit` where it does not
 * fit. Small enough for every page; what comes from outside goes through `@/lib/zod` in the background instead.
 */
export type Shape<Value> = (value: unknown) => Value;

interface OptionalField<Value> {
  readonly optional: Shape<Value>;
}

/** One reader per field: a field that is missing here, or that may be absent and is not said to, does not compile. */
type Fields<Value> = {
  readonly [Key in keyof Value]-?: Record<never, never> extends Pick<Value, Key>
    ? OptionalField<Exclude<Value[Key], undefined>>
    : Shape<Value[Key]>;
};

class Misfit extends Error {}

/** `undefined` for what does not fit. */
export function read<Value>(shape: Shape<Value>, value: unknown): Value | undefined {
  try {
    return shape(value);
  } catch (error) {
    if (error instanceof Misfit) return undefined;
    throw error;
  }
}

export function shapeOf<Value>(fits: (value: unknown) => value is Value): Shape<Value> {
  return (value) => {
    if (!fits(value)) throw new Misfit();
    return value;
  };
}

export const anything: Shape<unknown> = (value) => value;
export const text: Shape<string> = shapeOf((value) => typeof value === 'string');
export const yesNo: Shape<boolean> = shapeOf((value) => typeof value === 'boolean');
export const number: Shape<number> = shapeOf((value): value is number => Number.isFinite(value));
export const whole: Shape<number> = shapeOf((value): value is number => Number.isSafeInteger(value));
export const count: Shape<number> = shapeOf(
  (value): value is number => Number.isSafeInteger(value) && Number(value) >= 0,
);
/** Every id of Make is this. */
export const id: Shape<number> = shapeOf((value): value is number => Number.isSafeInteger(value) && Number(value) > 0);

export function oneOf<const Value>(values: readonly Value[]): Shape<Value> {
  return shapeOf((value): value is Value => values.some((one) => one === value));
}

export function list<Value>(item: Shape<Value>): Shape<readonly Value[]> {
  return (value) => {
    if (!Array.isArray(value)) throw new Misfit();
    return value.map((one) => item(one));
  };
}

export function optional<Value>(shape: Shape<Value>): OptionalField<Value> {
  return { optional: shape };
}

/** What does not fit, or is not there, is `fallback`. */
export function otherwise<Value>(shape: Shape<Value>, fallback: Value): Shape<Value> {
  return (value) => read(shape, value) ?? fallback;
}

/** Other fields are left behind. */
export function object<Value extends object>(fields: Fields<Value>): Shape<Value> {
  const readers = Object.entries<Shape<unknown> | OptionalField<unknown>>(fields);
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Misfit();
    const known: Record<string, unknown> = {};
    for (const [key, field] of readers) {
      const found = Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
      if (typeof field === 'function') known[key] = field(found);
      else if (found !== undefined) known[key] = field.optional(found);
    }
    // `Fields` has exactly one reader for each field of `Value`.
    return known as Value;
  };
}

/** The first that fits. */
export function either<Value>(first: Shape<Value>, second: Shape<Value>): Shape<Value> {
  return (value) => read(first, value) ?? second(value);
}
