import type { Handlers } from '@/lib/messaging/handlers';
import type { PageContextHint } from '@/lib/page-context';

/** What the browser's events lead to. Nothing here throws or rejects. */
export interface Background {
  readonly handlers: Handlers;
  /** The worker began: brings state, contexts, badges and alarm in order, and looks at what is due. */
  start(): Promise<void>;
  handlePageContext(hint: PageContextHint, tabId: number): void;
  handleTabChange(tabId: number): void;
  handleTabRemoval(tabId: number): void;
  handleAlarm(name: string): void;
  handleSettingsChange(): void;
  handleAccessChange(): void;
}
