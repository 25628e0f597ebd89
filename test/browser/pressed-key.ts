/** What `PageDriver.press` is told ("Shift+Home"), in its parts, and what the browser calls the key. */
export function pressedKey<Code>(pressed: string, codes: Readonly<Record<string, Code>>) {
  const [, shift, key = pressed] = /^(Shift\+)(.+)$/.exec(pressed) ?? [];
  const code = codes[key];
  if (code === undefined) throw new Error(`No test has pressed ${key} before: add it to the table.`);
  return { shift: shift !== undefined, key, code };
}
