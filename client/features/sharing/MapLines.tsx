import type * as Y from 'yjs'
import { readLinks, readMoments } from '#shared/documents/map-document.ts'
import { outlineOf } from '#shared/layout/outline-order.ts'
import type { Person } from '#shared/model/person.ts'
import { useDocument, useDocumentStatus, useRead } from '../../sync/board-context.tsx'
import { ImageList } from '../../canvas/images/ImageList.tsx'
import { CommentMark } from '../../canvas/presence/CommentMark.tsx'
import { Kind } from '../../ui/drawn/KindMark.tsx'
import { Feel } from '../../ui/drawn/Mouth.tsx'
import { sharingWords } from './messages.ts'

/** A revealed map as numbered lines, to be read. */
export function MapLines({ person }: { person: Person }) {
  const document = useDocument({ kind: 'map', mapId: person.mapId })
  const { state } = useDocumentStatus(document)
  const lines = useRead(document, readLines)
  if (state === 'opening') return <p className="waiting quiet">{sharingWords.openingMap(person.name)}</p>
  if (state !== 'open') return <p className="quiet">{sharingWords.refusedMap(person.name)}</p>
  if (lines.length === 0) return <p className="quiet">{sharingWords.emptyMap(person.name)}</p>
  return (
    <>
      <ol className="map-lines">
        {lines.map(({ row, moment }) => (
          <li key={row.momentId} style={{ '--depth': row.depth } as React.CSSProperties}>
            <span className="line-number faint small">{row.number}</span>
            <span className="line-words">
              <Kind kind={moment.kind} />
              <span className="line-label">{moment.label}</span>
              {moment.thinking ? <span className="line-hand">{moment.thinking}</span> : null}
              {moment.doing ? <span className="line-hand">{moment.doing}</span> : null}
              {row.loopsTo.map(({ number }) => (
                <i key={number} className="small quiet">
                  {sharingWords.again(number)}
                </i>
              ))}
              {row.joins.map(({ number }) => (
                <i key={number} className="small quiet">
                  {sharingWords.orOn(number)}
                </i>
              ))}
            </span>
            {moment.feeling ? <Feel feeling={moment.feeling} /> : null}
            <CommentMark target={{ kind: 'moment', mapId: person.mapId, id: moment.id }} label={moment.label} />
          </li>
        ))}
      </ol>
      <ImageList document={document} />
    </>
  )
}

function readLines(doc: Y.Doc) {
  const moments = readMoments(doc)
  const byId = new Map(moments.map((moment) => [moment.id, moment]))
  return outlineOf({ moments, links: readLinks(doc) }).flatMap((row) => {
    const moment = byId.get(row.momentId)
    return moment ? [{ row, moment }] : []
  })
}
