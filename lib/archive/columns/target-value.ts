/** What an entry says it is about: a number stands for its digits, as most ids of Make are. */
export type TargetValue = number | string | null;

/** The largest number that is held as one; larger ones are texts like any other. */
const LARGEST = 0x7fffffff;

/** The number whose digits the text is, else the text. */
export function targetValue(text: string | undefined): TargetValue {
  if (text === undefined) return null;
  const { length } = text;
  if (length === 0 || length > 10) return text;
  let number = 0;
  for (let index = 0; index < length; index++) {
    const digit = text.charCodeAt(index) - 48;
    if (!(digit >= 0 && digit <= 9)) return text;
    number = number * 10 + digit;
  }
  const hasZeroInFront = length > 1 && text.startsWith('0');
  return number > LARGEST || hasZeroInFront ? text : number;
}

export function targetText(value: TargetValue | undefined): string | undefined {
  return typeof value === 'number' ? String(value) : (value ?? undefined);
}
