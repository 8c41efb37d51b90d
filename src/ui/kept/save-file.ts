/** The browser reads the address some time after the press; then it can go. */
const KEPT_MILLISECONDS = 10_000;

/** Saves a file among the downloads. */
export function saveFile(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MILLISECONDS);
}
