export type QueryValue = readonly [name: string, value: string];

/**
 * `?event%5B0%5D=key_created`, or nothing for no values. Make asks for brackets to be always percent-encoded, and a
 * space is `%20`, which every server reads alike. `URLSearchParams` is its inverse.
 */
export function queryString(values: readonly QueryValue[]): string {
  const pairs = values.map(([name, value]) => `${encode(name)}=${encode(value)}`);
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

function encode(text: string): string {
  // A lone surrogate would throw; it has no percent-encoded form.
  return encodeURIComponent(text.toWellFormed());
}
