import { formatClock } from './format-time.ts'
import { useLasting } from './use-lasting.ts'

/** How it stands with the server. `held`: what was done goes there only after somebody has decided something. */
export type SaveWord = 'saved' | 'saving' | 'offline' | 'held'

/** `isOnDevice`: what is not on the server is kept here, or will be in a moment; otherwise it goes with the tab. */
export type Saving = {
  readonly save: SaveWord
  readonly isOnDevice: boolean
  /** Milliseconds since 1970. */
  readonly savedAt?: number | undefined
}

export function saveSentence({ save, isOnDevice, savedAt }: Saving): string {
  switch (save) {
    case 'saved':
      return savedAt === undefined ? 'Saved.' : `Saved at ${formatClock(savedAt)}.`
    case 'saving':
      return 'Saving…'
    case 'offline':
      return isOnDevice
        ? 'No connection. Your changes are kept on this device and go out when it is back.'
        : 'No connection, and this browser keeps no copy now. What you change is in this tab alone: leave it open until the connection is back.'
    case 'held':
      return `Some of your changes are only ${isOnDevice ? 'on this device' : 'in this tab'}; the line at the top says why.`
  }
}

/** Whether what stands on the screen is on the server's disk, as a plain sentence. What it means is said above the page. */
export function SaveSentence(saving: Saving) {
  const { save, isOnDevice } = saving
  // While a page opens there is no connection for a moment: no reason to alarm anybody.
  const isOffline = useLasting(save === 'offline')
  const isOnlyHere = useLasting(save !== 'saved' && !isOnDevice)
  const sentence =
    isOnlyHere && save !== 'held'
      ? 'Not saved yet: only in this tab.'
      : save !== 'offline'
        ? saveSentence(saving)
        : isOffline && isOnDevice
          ? 'Kept on this device.'
          : 'Connecting…'
  return (
    <span className="save-sentence" data-save={save}>
      {sentence}
    </span>
  )
}
