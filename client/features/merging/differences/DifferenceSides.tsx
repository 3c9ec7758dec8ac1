import type { Difference, DifferenceSide } from '#shared/model/difference.ts'
import { Feel } from '../../../ui/drawn/Mouth.tsx'
import { Who } from '../../../ui/Who.tsx'
import { useMerge } from '../merge-context.tsx'
import { messages } from '../messages.ts'
import type { SourceFact, MergeBoard } from '#shared/merge/merge-board.ts'

/** The sides of a difference, of equal width and size; A to Z by their first author, which is not a rank. */
export function DifferenceSides({ difference }: { difference: Difference }) {
  const { board } = useMerge()
  const sides = [...difference.sides].sort((a, b) => rankOf(a, board) - rankOf(b, board))
  return (
    <div className="sides" data-count={Math.min(sides.length, 3)}>
      {sides.map((side) => (
        <Side key={`${side.claim}|${side.sourceIds.join('|')}`} side={side} />
      ))}
    </div>
  )
}

function Side({ side }: { side: DifferenceSide }) {
  const { board, screen } = useMerge()
  const authors = board.authors.filter(({ mapId }) => side.mapIds.includes(mapId))
  const own = side.sourceIds.flatMap((id) => board.sources.get(id) ?? [])
  const facts = authors.flatMap((author) => own.filter((fact) => fact.author === author))
  return (
    <div
      className="side"
      onPointerEnter={() => screen.setState({ lit: side.sourceIds })}
      onPointerLeave={() => screen.setState({ lit: [] })}
    >
      <span className="side-bars" aria-hidden="true">
        {authors.map((author) => (
          <i key={author.mapId} className={`slot-${author.slot}`} />
        ))}
      </span>
      <p className="side-who small">
        {authors.map((author) => (
          <Who key={author.mapId} person={author} />
        ))}
      </p>
      <p className="claim">{side.claim}</p>
      {facts.map((fact) => (
        <OwnWords key={fact.moment.id} fact={fact} isNamed={authors.length > 1} />
      ))}
    </div>
  )
}

/** What a person drew that says it, with their thought and feeling in the hand they put it in. */
function OwnWords({ fact: { moment, author }, isNamed }: { fact: SourceFact; isNamed: boolean }) {
  const words = messages.differences
  return (
    <p className="own">
      {isNamed ? words.drewBy(author.name) : words.drew} “{moment.label}”
      {moment.thinking ? (
        <>
          , {words.thinking} <span className="hand">{moment.thinking}</span>
        </>
      ) : null}
      {moment.feeling && (moment.feeling.word || moment.feeling.valence !== 0) ? (
        <>
          {' '}
          <Feel feeling={moment.feeling} />
        </>
      ) : null}
    </p>
  )
}

function rankOf(side: DifferenceSide, { authors }: Pick<MergeBoard, 'authors'>): number {
  return Math.min(...side.mapIds.map((id) => authors.findIndex(({ mapId }) => mapId === id)))
}
