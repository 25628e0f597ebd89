/** A reader of CEF as ArcSight's guide describes the format, written without a look at our writer. */
interface CefEvent {
  /** Version, vendor, product, version, event id, name, severity. */
  readonly header: readonly string[];
  readonly extension: ReadonlyMap<string, string>;
}

export function readCef(line: string): CefEvent {
  const parts =
    /^CEF:((?:[^\\|]|\\.)*)\|((?:[^\\|]|\\.)*)\|((?:[^\\|]|\\.)*)\|((?:[^\\|]|\\.)*)\|((?:[^\\|]|\\.)*)\|((?:[^\\|]|\\.)*)\|((?:[^\\|]|\\.)*)\|(.*)$/su.exec(
      line,
    );
  if (parts === null) throw new Error(`no CEF: ${line}`);
  const [, ...fields] = parts;
  const extension = fields.pop() ?? '';
  return { header: fields.map((field) => field.replace(/\\([\\|])/g, '$1')), extension: pairsOf(extension) };
}

/** A key is the word before an unescaped `=`; its value goes on until the next one. */
function pairsOf(extension: string): Map<string, string> {
  const keys = [...extension.matchAll(/(?<=^| )([A-Za-z0-9]+)=/g)].filter(({ index }) => !isEscaped(extension, index));
  return new Map(
    keys.map((match, at) => {
      const end = keys[at + 1]?.index ?? extension.length + 1;
      return [match[1] ?? '', unescaped(extension.slice(match.index + match[0].length, end - 1))];
    }),
  );
}

/** The letters of a key cannot be escaped; the space before it can end a backslash's pair only if that was odd. */
function isEscaped(text: string, index: number): boolean {
  const before = /\\*$/.exec(text.slice(0, index));
  return (before?.[0].length ?? 0) % 2 === 1;
}

function unescaped(value: string): string {
  return value.replace(/\\(.)/gs, (_pair, character: string) => {
    if (character === 'n') return '\n';
    if (character === 'r') return '\r';
    if (character === '\\' || character === '=') return character;
    throw new Error(`no escape of CEF: \\${character}`);
  });
}
