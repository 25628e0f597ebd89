/**
 * Makes once what is asked for again and again. Where it remembers `most`, it forgets all: to find out which are asked for
 * no more would cost as much as making them.
 */
export function createMemo<Key, Value extends NonNullable<unknown>>(
  make: (key: Key) => Value,
  most: number,
): (key: Key) => Value {
  const made = new Map<Key, Value>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    if (made.size >= most) made.clear();
    const value = make(key);
    made.set(key, value);
    return value;
  };
}
