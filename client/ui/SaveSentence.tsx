import { formatClock } from './words/format-time.ts'
import { inLanguage } from './language/in-language.ts'
import { useLasting } from './browser/use-lasting.ts'

/** How it stands with the server. `held`: what was done goes there only after somebody has decided something. */
export type SaveWord = 'saved' | 'saving' | 'offline' | 'held'

/** `isOnDevice`: what is not on the server is kept here, or will be in a moment; otherwise it goes with the tab. */
export type Saving = {
  readonly save: SaveWord
  readonly isOnDevice: boolean
  /** Something that was done here is not on the server. */
  readonly hasUnsavedEdits: boolean
  /** Milliseconds since 1970. */
  readonly savedAt?: number | undefined
}

const words = inLanguage('save', {
  saved: 'Saved.',
  savedAt: (clock: string) => `Saved at ${clock}.`,
  saving: 'Saving…',
  offline: 'No connection. Your changes are kept on this device and go out when it is back.',
  offlineInTab:
    'No connection, and this browser keeps no copy now. What you change is in this tab alone: leave it open until the connection is back.',
  held: 'Some of your changes are only on this device; the line at the top says why.',
  heldInTab: 'Some of your changes are only in this tab; the line at the top says why.',
  onlyHere: 'Not saved yet: only in this tab.',
  onDevice: 'Kept on this device.',
  noConnection: 'No connection.',
  connecting: 'Connecting…',
} as const)

export function saveSentence({ save, isOnDevice, savedAt }: Saving): string {
  switch (save) {
    case 'saved':
      return savedAt === undefined ? words.saved : words.savedAt(formatClock(savedAt))
    case 'saving':
      return words.saving
    case 'offline':
      return isOnDevice ? words.offline : words.offlineInTab
    case 'held':
      return isOnDevice ? words.held : words.heldInTab
  }
}

/** Whether something that was done here is neither on the server nor, as far as is known, on this device. */
export function isOnlyInTab({ save, isOnDevice, hasUnsavedEdits }: Saving): boolean {
  return save !== 'saved' && !isOnDevice && hasUnsavedEdits
}

/** Whether what stands on the screen is on the server's disk, as a plain sentence. What it means is said above the page. */
export function SaveSentence(saving: Saving) {
  const { save, isOnDevice } = saving
  // While a page opens there is no connection for a moment: no reason to alarm anybody.
  const isOffline = useLasting(save === 'offline')
  const isOnlyHere = useLasting(isOnlyInTab(saving))
  const sentence =
    isOnlyHere && save !== 'held'
      ? words.onlyHere
      : save !== 'offline'
        ? saveSentence(saving)
        : isOffline
          ? isOnDevice
            ? words.onDevice
            : words.noConnection
          : words.connecting
  return (
    <span className="save-sentence" data-save={save}>
      {sentence}
    </span>
  )
}
