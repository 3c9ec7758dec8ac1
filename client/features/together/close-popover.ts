/** Closes the panel that a button lies in, as what was asked for happens elsewhere. */
export function closePopover(button: HTMLElement): void {
  const panel = button.closest('[popover]')
  if (panel instanceof HTMLElement) panel.hidePopover()
}
