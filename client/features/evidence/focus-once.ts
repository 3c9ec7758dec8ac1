/** A ref for what appears because somebody asked for it: their keyboard goes along. */
export function focusOnce(element: HTMLElement | null): void {
  element?.focus()
}
