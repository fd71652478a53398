/* Copying with one press, and what happens where a browser does not let a page copy. */

/** Copies a text; false where the browser refuses, and then `element`, which shows the text, is selected instead. */
export async function copy(text: string, element: Element): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    selectAll(element);
    return oldCopy();
  }
}

/** Pages opened from a folder, and hardened browsers, may have only this old way. */
function oldCopy(): boolean {
  try {
    return document.execCommand("copy");
  } catch {
    return false;
  }
}

function selectAll(element: Element): void {
  if (element instanceof HTMLInputElement) return element.select();
  const selection = getSelection();
  selection?.removeAllRanges();
  const range = document.createRange();
  range.selectNodeContents(element);
  selection?.addRange(range);
}
