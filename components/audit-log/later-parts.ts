import { createLater } from '../ui/later';
import type { PANEL_PARTS } from './panel-parts';

export type PanelParts = typeof PANEL_PARTS;

/** See `panel-parts.ts`. */
export const laterParts = createLater(async () => (await import('./panel-parts')).PANEL_PARTS);
