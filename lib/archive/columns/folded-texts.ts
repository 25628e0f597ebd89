/** Upper and lower case are the same here. Nothing else is: what people see is what is compared. */
export function folded(text: string): string {
  return text.toLowerCase();
}

/** The folded texts of a growing dictionary, each folded once. */
export function createFoldedTexts<Value>(
  values: readonly Value[],
  textOf: (value: Value) => string | undefined,
): () => readonly string[] {
  const texts: string[] = [];
  return () => {
    for (let index = texts.length; index < values.length; index++) {
      const value = values[index];
      texts.push(value === undefined ? '' : folded(textOf(value) ?? ''));
    }
    return texts;
  };
}
