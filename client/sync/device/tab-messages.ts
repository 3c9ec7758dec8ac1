import type { BoardId, PersonId } from '#shared/model/ids.ts'

/** What the tabs of one browser tell each other; the server knows nothing of it. */
export type TabMessage =
  /** The person has left the board on this device: no tab keeps or shows anything of it. */
  | { readonly kind: 'left'; readonly boardId: BoardId; readonly personId: PersonId }
  /** One person's copy of a document was dropped on purpose: whoever has it open begins anew. */
  | { readonly kind: 'dropped'; readonly boardId: BoardId; readonly personId: PersonId; readonly document: string }
  /** What was drawn in private may go out: other tabs that wait for this yes have it, too. */
  | { readonly kind: 'allowed'; readonly boardId: BoardId; readonly personId: PersonId; readonly document: string }

const channelName = 'tributary'

export function tellTabs(message: TabMessage): void {
  if (!globalThis.BroadcastChannel) return
  const channel = new BroadcastChannel(channelName)
  channel.postMessage(message)
  channel.close()
}

/** Hears what is said in any tab of this browser, this one included. */
export function onTabMessage(listener: (message: TabMessage) => void): () => void {
  if (!globalThis.BroadcastChannel) return () => {}
  const channel = new BroadcastChannel(channelName)
  channel.addEventListener('message', (event: MessageEvent<TabMessage>) => listener(event.data))
  return () => channel.close()
}
