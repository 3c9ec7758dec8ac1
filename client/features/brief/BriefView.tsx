import { type ReactNode, useCallback } from 'react'
import { briefText, readBrief } from '#shared/documents/board-document.ts'
import { patchText } from '#shared/documents/text.ts'
import { act, typingOrigin } from '#shared/documents/transact.ts'
import type { BriefField } from '#shared/model/brief.ts'
import { byName } from '#shared/model/person.ts'
import { useBoard, useDocument, useDocumentStatus, useRead, useSessionFacts } from '../../sync/board-context.tsx'
import { Figure } from '../../ui/drawn/Figure.tsx'
import { SaveSentence } from '../../ui/SaveSentence.tsx'
import { SharedField } from '../../ui/fields/SharedField.tsx'
import { BoardTitle } from './BoardTitle.tsx'
import { briefWords } from './messages.ts'
import { WayOn } from './WayOn.tsx'
import './brief.css'

const maxLength = 1_000

/** The scope, on one sheet that all write at once. `children`: how others are invited. */
export function BriefView({ children }: { children?: ReactNode }) {
  const { myId } = useBoard()
  const facts = useSessionFacts()
  const document = useDocument({ kind: 'board' })
  const { state, writable, save, isOnDevice, hasUnsavedEdits, savedAt } = useDocumentStatus(document)
  const brief = useRead(document, readBrief)
  const me = facts.people.find((person) => person.id === myId)

  const write = useCallback(
    (field: BriefField, next: string) =>
      act(document.doc, () => patchText(briefText(document.doc, field), next), typingOrigin),
    [document],
  )

  if (state === 'refused' || state === 'gone') return <p className="plain quiet">{briefWords.refused}</p>
  if (state === 'opening') return <p className="plain waiting quiet">{briefWords.opening}</p>

  const field = (name: BriefField, className?: string) => (
    <SharedField
      {...briefWords.fields[name]}
      placeholder={writable ? briefWords.exampleOf(briefWords.fields[name].example) : briefWords.notSaid}
      value={brief[name]}
      onWrite={(next) => write(name, next)}
      onUndo={document.undo.undo}
      onRedo={document.undo.redo}
      onBlur={document.undo.endStep}
      readOnly={!writable}
      maxLength={maxLength}
      {...(className ? { className } : {})}
    />
  )

  return (
    <div className="brief">
      <section className="brief-sheet sheet" aria-labelledby="brief-heading">
        <BoardTitle title={facts.title} canRename={me?.role === 'facilitator'} />
        <h1 id="brief-heading">{briefWords.heading}</h1>
        <p className="quiet brief-says">{writable ? briefWords.says : briefWords.locked}</p>
        {field('outcome')}
        <div className="brief-question">{field('question', 'question')}</div>
        <div className="brief-two brief-variants">
          {field('tooNarrow', 'hand')}
          {field('tooBroad', 'hand')}
        </div>
        {writable ? <p className="small faint brief-note">{briefWords.variantsSay}</p> : null}
        {field('actor')}
        <div className="brief-two">
          {field('start')}
          {field('end')}
        </div>
      </section>
      <aside className="brief-side">
        <section>
          <h2>{briefWords.people}</h2>
          <ul className="brief-people">
            {facts.people.toSorted(byName).map((person) => (
              <li key={person.id}>
                <Figure slot={person.slot} />
                <span>{person.name}</span>
              </li>
            ))}
          </ul>
        </section>
        {children}
        <WayOn phase={facts.phase} role={me?.role ?? 'observer'} />
        <p className="small quiet">
          <SaveSentence {...{ save, isOnDevice, hasUnsavedEdits, savedAt }} />
        </p>
      </aside>
    </div>
  )
}
