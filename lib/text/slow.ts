/** Beside what does not come. Apart from the other states, which a popup does not have. */
export const SLOW_TEXT = {
  text: 'This takes longer than it should. The browser may be keeping us from what is stored; nothing is lost.',
  reload: 'Reload',
} as const;
