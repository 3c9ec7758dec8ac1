const eventName = 'tributary:announce'

/** Says something to those who listen instead of look; what is said must also stand on the screen. */
export function announce(text: string): void {
  document.dispatchEvent(new CustomEvent(eventName, { detail: text }))
}

export function onAnnouncement(listener: (text: string) => void): () => void {
  const hear = (event: Event) => {
    if (event instanceof CustomEvent && typeof event.detail === 'string') listener(event.detail)
  }
  document.addEventListener(eventName, hear)
  return () => document.removeEventListener(eventName, hear)
}
