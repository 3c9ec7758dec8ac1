import { readSession } from '#shared/documents/session-document.ts'
import { formatDocumentName } from '#shared/protocol/document-names.ts'
import { useBoard, useDocumentStatus, useHindered } from '../../sync/board-context.tsx'
import type { Hindered } from '../../sync/board-sync.ts'
import { unsentFileName } from '../../sync/left-behind.ts'
import { Button } from '../../ui/Button.tsx'
import { KeepOrDrop } from '../../ui/fields/KeepOrDrop.tsx'
import { troubleWords } from './trouble-messages.ts'

/** A line for each document that needs a word or a decision of this person; each line has its ways on. */
export function HinderedLines() {
  const hindered = useHindered()
  const newer = hindered.some(({ hindrance }) => hindrance === 'newer')
  const undecided = hindered.filter(({ hindrance }) => hindrance !== 'newer')
  return (
    <>
      {newer ? (
        <p className="strip-line">
          <span>{troubleWords.newer}</span>
          <Button look="soft" size="small" onClick={() => location.reload()}>
            {troubleWords.reload}
          </Button>
        </p>
      ) : null}
      {undecided.map((one) => (
        <HinderedLine key={formatDocumentName(one.document.name)} {...one} />
      ))}
    </>
  )
}

function HinderedLine({ document, hindrance, unsentEdits }: Hindered) {
  const { sync } = useBoard()
  const { name, doc } = document
  const { isOnDevice } = useDocumentStatus(document)

  async function text() {
    const { formatUnsent } = await import('../../sync/device/unsent-file.ts')
    return formatUnsent(sync.session.read(readSession), [{ name, doc }])
  }

  return (
    <div className="strip-line">
      <p className="strip-offline">{sentenceOf(name.kind, { hindrance, unsentEdits, isOnDevice })}</p>
      {hindrance === 'awaits-yes' ? (
        <Button size="small" onClick={() => sync.allowUnsent(name)}>
          {troubleWords.share}
        </Button>
      ) : null}
      <KeepOrDrop
        fileName={unsentFileName(sync.session.read(readSession).title)}
        text={text}
        dropWord={dropWordOf(hindrance)}
        onDrop={() => sync.drop(name)}
      />
    </div>
  )
}

function sentenceOf(
  kind: Hindered['document']['name']['kind'],
  { hindrance, unsentEdits, isOnDevice }: Pick<Hindered, 'hindrance' | 'unsentEdits'> & { isOnDevice: boolean },
): string {
  const where = troubleWords.document(kind)
  const count = troubleWords.changes(unsentEdits)
  switch (hindrance) {
    case 'awaits-yes':
      return troubleWords.awaitsYes(count)
    case 'not-taken':
      return troubleWords.notTaken(count, where)
    case 'full':
      return troubleWords.full(where, isOnDevice)
    case 'ahead':
      return troubleWords.ahead(where)
    case 'unknown':
      return troubleWords.unknown(where)
    case 'not-yours':
      return troubleWords.notYours(where)
    case 'newer':
      return troubleWords.newer
  }
}

function dropWordOf(hindrance: Hindered['hindrance']): string {
  switch (hindrance) {
    case 'awaits-yes':
      return troubleWords.takeBack
    case 'ahead':
    case 'unknown':
      return troubleWords.dropCopy
    case 'not-yours':
      return troubleWords.openAnew
    case 'not-taken':
    case 'full':
    case 'newer':
      return troubleWords.drop
  }
}
