/** Deeper than anything Make sends, and far below what recursive readers (JSON.stringify, structured clone) survive. */
const MAX_DEPTH = 512;

/** Whether objects and arrays are nested in each other too far to be handled safely. Linear, without recursion. */
export function isTooDeep(value: unknown): boolean {
  let level: object[] = isContainer(value) ? [value] : [];
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) return true;
    const next: object[] = [];
    for (const container of level) {
      for (const part of Array.isArray(container) ? container : Object.values(container)) {
        if (isContainer(part)) next.push(part);
      }
    }
    level = next;
  }
  return false;
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
