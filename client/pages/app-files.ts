/**
 * Keeps the app's own files in this browser, so that boards open without a network. Browsers allow it only where the
 * connection is trusted (https, or this very machine); elsewhere everything else works as ever.
 */
export function keepAppFiles(): void {
  if (!import.meta.env.PROD || !navigator.serviceWorker) return
  // Without it only the start without a network is missing, and the person is told so when it matters.
  void navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' }).catch(() => undefined)
}

/** Whether this page would open again without a network. */
export function opensOffline(): boolean {
  return navigator.serviceWorker?.controller != null
}

/** Whether the server has other pages by now than those this tab was opened with. */
export async function hasNewVersion(): Promise<boolean> {
  const mine = document.querySelector<HTMLScriptElement>('script[type="module"][src]')?.getAttribute('src')
  if (!import.meta.env.PROD || !mine) return false
  try {
    const answer = await fetch('/index.html', { cache: 'no-cache' })
    return answer.ok && !(await answer.text()).includes(`"${mine}"`)
  } catch {
    return false
  }
}
