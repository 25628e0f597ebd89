import type { Settings } from '@/lib/state/state';

/** Both are what the design tokens look for; without the attribute they follow the system. */
export function applyTheme(root: HTMLElement, theme: Settings['theme']): void {
  if (theme === 'system') delete root.dataset.theme;
  else root.dataset.theme = theme;
}
