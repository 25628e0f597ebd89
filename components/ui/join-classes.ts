/** One `class` value of those that apply. */
export function joinClasses(...classes: readonly (string | false | undefined)[]): string {
  return classes.filter((name) => name !== undefined && name !== false && name !== '').join(' ');
}
