import { formatClock } from './format-time.ts'
import { useLasting } from './use-lasting.ts'

/** `offline`: kept on this device, not yet on the server. `held`: the same, until somebody has decided something. */
export type SaveWord = 'saved' | 'saving' | 'offline' | 'held'

export function saveSentence(save: SaveWord, savedAt?: number): string {
  switch (save) {
    case 'saved':
      return savedAt === undefined ? 'Saved.' : `Saved at ${formatClock(savedAt)}.`
    case 'saving':
      return 'Saving…'
    case 'offline':
      return 'No connection. Your changes are kept on this device and go out when it is back.'
    case 'held':
      return 'Some of your changes are only on this device; the line at the top says why.'
  }
}

/** Whether what stands on the screen is on the server's disk, as a plain sentence. What it means is said above the page. */
export function SaveSentence({ save, savedAt }: { save: SaveWord; savedAt?: number | undefined }) {
  // While a page opens there is no connection for a moment: no reason to alarm anybody.
  const isOffline = useLasting(save === 'offline')
  return (
    <span className="save-sentence" data-save={save}>
      {save !== 'offline' ? saveSentence(save, savedAt) : isOffline ? 'Kept on this device.' : 'Connecting…'}
    </span>
  )
}
