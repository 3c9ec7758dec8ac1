import './evidence.css'
import { useRef, useState } from 'react'
import type { SharedMoment } from '#shared/model/shared-map.ts'
import { announce } from '../../ui/browser/announce.ts'
import { useBoard, useDocument, useDocumentStatus } from '../../sync/board-context.tsx'
import { createEvidenceStore, EvidenceContext, useEvidence, useEvidenceStore } from './evidence-store.ts'
import { ImportPanel } from './importing/ImportPanel.tsx'
import { InterviewPane } from './reading/InterviewPane.tsx'
import { InterviewTabs } from './InterviewTabs.tsx'
import { messages } from './messages.ts'
import { MomentColumn } from './moments/MomentColumn.tsx'
import { nameOf } from './names.ts'
import { NoInterview } from './NoInterview.tsx'
import { TieLines } from './moments/TieLines.tsx'
import { useChosenInterview } from './use-chosen-interview.ts'
import { targetOfMoment } from './moments/tie-targets.ts'
import { useEvidenceActions } from './use-evidence-actions.ts'
import { useEvidenceData } from './use-evidence-data.ts'

/** The interviews beside the shared map: what was said on the left, the moments on the right, ties between them. */
export function EvidenceView() {
  const [store] = useState(createEvidenceStore)
  return (
    <EvidenceContext value={store}>
      <Evidence />
    </EvidenceContext>
  )
}

function Evidence() {
  const { boardId } = useBoard()
  const store = useEvidenceStore()
  const data = useEvidenceData()
  const { chosen, isAdding, hrefOf, addHref, homeHref, go } = useChosenInterview(data.interviews)
  const canWrite = useDocumentStatus(useDocument({ kind: 'board' })).writable
  const isTracing = useEvidence((state) => state.isTracing)
  const actions = useEvidenceActions(chosen?.id)
  const text = useRef<HTMLDivElement>(null)
  const column = useRef<HTMLDivElement>(null)
  const ties = data.evidence.filter((tie) => tie.interviewId === chosen?.id)

  function pick(moment: SharedMoment): void {
    const { attention } = store.getState()
    if (isTracing && actions) actions.addStep(moment.id, moment.label)
    else if (canWrite && (attention.kind === 'passage' || (attention.kind === 'quote' && attention.wants === 'more'))) {
      store.aim(targetOfMoment(moment))
      announce(messages.done.target(moment.label))
    } else if (attention.kind === 'moment' && attention.momentId === moment.id) store.attend({ kind: 'nothing' })
    else store.attend({ kind: 'moment', momentId: moment.id })
  }

  return (
    <div className="ev">
      <h1 className="unseen">{messages.tabs.label}</h1>
      <div className="ev-doc">
        <InterviewTabs
          interviews={data.interviews}
          chosen={chosen?.id}
          isAdding={isAdding}
          canAdd={canWrite}
          hrefOf={hrefOf}
          addHref={addHref}
        />
        {isAdding ? (
          <ImportPanel interviews={data.interviews} onStored={(id) => go(hrefOf(id))} onCancel={() => go(homeHref)} />
        ) : chosen && actions ? (
          <InterviewPane
            key={chosen.id}
            interview={chosen}
            data={data}
            ties={ties}
            actions={actions}
            hrefOf={hrefOf}
            scroller={text}
          />
        ) : (
          <NoInterview addHref={canWrite ? addHref : undefined} />
        )}
      </div>
      <MomentColumn
        data={data}
        boardHref={`/b/${boardId}`}
        path={chosen && data.paths.find((path) => path.interviewId === chosen.id)?.moments}
        storyOf={chosen && nameOf(chosen)}
        canWrite={canWrite}
        onPick={pick}
        scroller={column}
      />
      {chosen ? <TieLines key={chosen.id} evidence={ties} map={data} text={text} column={column} /> : null}
    </div>
  )
}
