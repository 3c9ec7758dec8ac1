import { useState } from 'react'
import { restoreBrief, restoreSharedMap } from '#shared/documents/restore.ts'
import type { PersonId } from '#shared/model/ids.ts'
import { api } from '../../sync/http/api-client.ts'
import { useBoard, useDocument, useDocumentStatus } from '../../sync/board-context.tsx'
import type { OpenDocument } from '../../sync/open-document.ts'
import { announce } from '../../ui/browser/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { historyWords } from './messages.ts'
import type { OldVersion } from './use-old-version.ts'

const words = historyWords.restore
type What = 'map' | 'brief'
type GoBackProps = {
  readonly old: Extract<OldVersion, { state: 'here' }>
  readonly number: number
  readonly isBriefOtherwise: boolean
  readonly onKept: () => Promise<void>
}

/**
 * The way back: an edit forward by this person, one undo step in its document. The server keeps what is there first, and
 * lets only one person at a time.
 */
export function GoBack(props: GoBackProps) {
  const { old, number, isBriefOtherwise, onKept } = props
  const { boardId, myId } = useBoard()
  const map = useDocument({ kind: 'map-shared' })
  const brief = useDocument({ kind: 'board' })
  const isWriter = useDocumentStatus(map).writable
  const [asked, setAsked] = useState<What>()
  const [done, setDone] = useState<What>()
  const [said, setSaid] = useState('')
  const [trouble, setTrouble] = useState<string>()
  const [isBusy, setIsBusy] = useState(false)
  // One set of buttons takes the place of another: whoever was on one of them goes on here.
  const [wasAsked, setWasAsked] = useState(false)

  function ask(what: What): void {
    setAsked(what)
    setWasAsked(true)
  }

  async function goBack(what: What): Promise<void> {
    if (isBusy) return
    setIsBusy(true)
    const answer = await api.keepBoardVersion(boardId, { restoring: number })
    setIsBusy(false)
    setAsked(undefined)
    setTrouble(answer.ok ? undefined : answer.sentence)
    if (!answer.ok) return
    if (what === 'map') restoreMap(map, old, myId)
    else if (old.brief) restoreBrief(brief.doc, old.brief)
    tell(what === 'map' ? words.doneMap(number) : words.doneBrief(number))
    setDone(what)
    await onKept()
  }

  function undo(): void {
    if (done) (done === 'map' ? map : brief).undo.undo()
    setDone(undefined)
    tell(words.undone)
  }

  function tell(sentence: string): void {
    setSaid(sentence)
    announce(sentence)
  }

  if (!isWriter) return <p className="small quiet">{words.observer}</p>
  return (
    <div className="go-back">
      {asked ? (
        <p>
          <span>{asked === 'map' ? words.sureMap : words.sureBrief}</span>
          <Button
            ref={focusIt}
            size="small"
            aria-disabled={isBusy ? true : undefined}
            onClick={() => void goBack(asked)}
          >
            {words.yes}
          </Button>
          <Button look="link" size="small" onClick={() => setAsked(undefined)}>
            {words.no}
          </Button>
        </p>
      ) : (
        <p>
          <Button look="soft" size="small" {...(wasAsked ? { ref: focusIt } : {})} onClick={() => ask('map')}>
            {words.map}
          </Button>
          {isBriefOtherwise ? (
            <Button look="soft" size="small" onClick={() => ask('brief')}>
              {words.brief}
            </Button>
          ) : null}
        </p>
      )}
      <p className="small">
        <output>{said}</output>{' '}
        {done ? (
          <Button look="link" size="small" onClick={undo}>
            {words.undo}
          </Button>
        ) : null}
      </p>
      {trouble ? (
        <p className="trouble" role="alert">
          {trouble}
        </p>
      ) : null}
    </div>
  )
}

function focusIt(button: HTMLButtonElement | null): void {
  button?.focus()
}

function restoreMap({ doc }: OpenDocument, old: Pick<GoBackProps['old'], 'map'>, by: PersonId): void {
  restoreSharedMap(doc, old.map, { by, at: Date.now() })
}
