import { useEffect } from 'preact/hooks';
import { commandOf, type PanelCommand } from '@/lib/panel/panel-shortcuts';

/**
 * Calls back for every key that means something in the panel. It tells whether it did something. `wanted` tells whether
 * the person wants shortcuts of a single sign.
 */
export function useShortcuts(onCommand: (command: PanelCommand) => boolean, wanted: () => boolean): void {
  useEffect(() => {
    const handleKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const command = commandOf(event, { onlyEscape: isTyping(event.target) || !wanted() });
      if (command !== undefined && onCommand(command)) event.preventDefault();
    };
    document.addEventListener('keydown', handleKey);
    return () => document.removeEventListener('keydown', handleKey);
  }, [onCommand, wanted]);
}

const NOT_TYPED = new Set(['checkbox', 'radio', 'button', 'submit']);

function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !NOT_TYPED.has(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
