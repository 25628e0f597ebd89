/** What we use of `commands`: keyboard shortcuts of the manifest. */
export interface CommandsApi {
  readonly onCommand: {
    addListener(listener: (name: string, tab?: { readonly windowId: number } | undefined) => void): void;
  };
}

/** Calls back within the person's gesture, so that a panel can be opened. `windowId` is where the keys were pressed. */
export function listenToCommand(commands: CommandsApi, name: 'open-panel', handle: (windowId: number) => void): void {
  commands.onCommand.addListener((pressed, tab) => {
    if (pressed === name && tab !== undefined) handle(tab.windowId);
  });
}
