/** Chromium has `sidePanel`, Firefox `sidebarAction`, some browsers neither. */
export interface PanelApi {
  readonly sidePanel?: { open(options: { windowId: number }): Promise<void> } | undefined;
  readonly sidebarAction?: { open(): Promise<void> } | undefined;
}

export interface Panel {
  readonly canOpen: boolean;
  /**
   * Only inside a person's gesture (click, shortcut), with nothing awaited before: both browsers refuse it later.
   * Tells whether it opened.
   */
  open(windowId: number): Promise<boolean>;
}

export function createPanel(api: PanelApi): Panel {
  const { sidePanel, sidebarAction } = api;

  // Not async: the call itself must happen within the gesture, on the spot.
  function request(windowId: number): Promise<void> | undefined {
    return sidePanel === undefined ? sidebarAction?.open() : sidePanel.open({ windowId });
  }

  return {
    canOpen: sidePanel !== undefined || sidebarAction !== undefined,
    async open(windowId) {
      try {
        const opening = request(windowId);
        await opening;
        return opening !== undefined;
      } catch {
        // The gesture was too long ago, or the window is of a kind without panel. The caller offers another way.
        return false;
      }
    },
  };
}
