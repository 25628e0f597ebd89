/**
 * The style of a row at a height of its list, in px; none for a row in the flow. Rows stand apart from each other, so
 * that those out of sight need not be there.
 */
export function placedAt(top: number | undefined) {
  if (top === undefined) return {};
  return { style: { position: 'absolute', insetInline: '0', top: '0', transform: `translateY(${top}px)` } } as const;
}
