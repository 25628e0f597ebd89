import { computed, type ReadonlySignal } from '@preact/signals';

/** The same object as long as its key is the same, so that what depends on it starts anew only when it must. */
export function stable<Value>(
  changing: ReadonlySignal<Value>,
  keyOf: (value: Value) => string | undefined,
): ReadonlySignal<Value> {
  let last = changing.peek();
  return computed(() => {
    const next = changing.value;
    if (keyOf(next) !== keyOf(last)) last = next;
    return last;
  });
}
