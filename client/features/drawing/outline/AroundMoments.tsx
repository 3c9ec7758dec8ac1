import { readInk } from '#shared/documents/ink-document.ts'
import { describeInk } from '../../../canvas/describe-ink.ts'
import { useRead } from '../../../sync/board-context.tsx'
import type { OpenDocument } from '../../../sync/board-sync.ts'
import { LinkedWords } from '../../../ui/AddressLink.tsx'
import { outlineWords } from './messages.ts'

/** What is drawn around the moments, in words: ink itself stays on the canvas. Nothing where nothing is drawn. */
export function AroundMoments({ document }: { document: OpenDocument }) {
  const { counts, lines } = useRead(document, readSaid)
  if (!counts) return null
  return (
    <section className="around-moments" aria-label={outlineWords.aroundMoments}>
      <p className="quiet">{outlineWords.around(counts)}</p>
      {lines.length > 0 ? (
        <ul>
          {lines.map(({ id, text }) => (
            <li key={id}>
              <LinkedWords text={text} />
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  )
}

function readSaid(doc: Parameters<typeof readInk>[0]) {
  return describeInk(readInk(doc))
}
