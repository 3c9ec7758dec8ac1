import './history.css'
import { useState } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import type { BoardVersion } from '#shared/protocol/api.ts'
import { useBoard, useDocument, useDocumentStatus } from '../../sync/board-context.tsx'
import { KeepVersion } from './KeepVersion.tsx'
import { historyWords as words } from './messages.ts'
import { useCauseWords } from './use-cause-words.ts'
import { useVersions } from './use-versions.ts'
import { VersionBeside } from './VersionBeside.tsx'
import { VersionList } from './VersionList.tsx'

const none: readonly BoardVersion[] = []

/** The versions of the board: what was kept, one of them beside what is there now, and the way back to it. */
export function HistoryView({ backWord }: { backWord: string }) {
  const [path, go] = useLocation()
  const wanted = Number(new URLSearchParams(useSearch()).get('version'))
  const { myId } = useBoard()
  const [found, look] = useVersions()
  const isWriter = useDocumentStatus(useDocument({ kind: 'map-shared' })).writable
  const [said, setSaid] = useState('')
  const versions = found.state === 'here' ? found.versions : none
  const causeWords = useCauseWords(versions)
  // What somebody looks at stays before them, whatever others keep meanwhile.
  const [first, setFirst] = useState<number>()
  const newest = versions[0]
  if (first === undefined && newest) setFirst(newest.number)
  const find = (number: number | undefined) => versions.find((version) => version.number === number)
  const chosen = find(wanted) ?? find(first) ?? newest
  const isNews = newest !== undefined && newest.number > (first ?? newest.number) && newest.author !== myId
  const hrefOf = (number: number) => `${path}?view=versions&version=${number}`
  /** Whatever is kept meanwhile, this one stays open. */
  async function stayAt(number: number): Promise<void> {
    go(hrefOf(number), { replace: true })
    await look()
  }
  return (
    <div className="history">
      <header className="history-head">
        <p>
          <Link href={path}>{backWord}</Link>
        </p>
        <h1>{words.heading}</h1>
        <p className="quiet">{words.lead}</p>
      </header>
      <div className="history-list">
        {isWriter ? (
          <KeepVersion
            onKept={(number) => {
              setSaid(words.keep.kept(number))
              void stayAt(number)
            }}
          />
        ) : null}
        <output className="small quiet">
          {isNews ? words.news(words.line(newest.number, causeWords(newest.cause))) : said}
        </output>
        {found.state === 'coming' ? <p className="small quiet">{words.loading}</p> : null}
        {found.state === 'failed' ? (
          <p className="trouble" role="alert">
            {found.sentence}
          </p>
        ) : null}
        {found.state === 'here' && versions.length === 0 ? <p className="quiet">{words.none}</p> : null}
        <VersionList versions={versions} chosen={chosen?.number} hrefOf={hrefOf} causeWords={causeWords} />
      </div>
      {chosen ? (
        <VersionBeside
          key={chosen.number}
          version={chosen}
          cause={causeWords(chosen.cause)}
          onKept={() => stayAt(chosen.number)}
        />
      ) : null}
    </div>
  )
}
