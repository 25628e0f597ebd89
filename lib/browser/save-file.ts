import { MINUTE } from '../time';

/** As a click on a link to the file would: no permission is needed, and the person's own settings for downloads hold. */
export function saveFile(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads the file after the click; when it has, nobody is told.
  setTimeout(() => URL.revokeObjectURL(address), MINUTE);
}
