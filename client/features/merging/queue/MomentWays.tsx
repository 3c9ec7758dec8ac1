import { perform } from '../acts/perform.ts'
import { cut, restore } from '../acts/link-acts.ts'
import { useMemo } from 'react'
import type { SharedLink, SharedMoment } from '#shared/model/shared-map.ts'
import type { MomentId } from '#shared/model/ids.ts'
import { short } from '../decisions/say-news.ts'
import { linksOf } from '../decisions/plan-link.ts'
import { useMerge } from '../merge-context.tsx'
import { messages } from '../messages.ts'
import { listed } from '../../../ui/words/listed.ts'
import { labelOf, type MergeBoard } from '#shared/merge/merge-board.ts'

/** The ways from and to a shared moment: each can be cut, and what was cut brought back. */
export function MomentWays({ moment }: { moment: SharedMoment }) {
  const { board } = useMerge()
  const { on, from, cut } = useMemo(() => linksOf(moment.id, board), [moment.id, board])
  const words = messages.ways
  return (
    <>
      <Ways title={words.on} links={on} other={(link) => link.to} />
      <Ways title={words.from} links={from} other={(link) => link.from} />
      <Ways title={words.cutAway} links={cut} other={(link) => (link.from === moment.id ? link.to : link.from)} isCut />
    </>
  )
}

function Ways(props: {
  title: string
  links: readonly SharedLink[]
  other: (link: SharedLink) => MomentId
  isCut?: boolean
}) {
  const { title, links, other, isCut = false } = props
  const merge = useMerge()
  const words = messages.ways
  if (links.length === 0) return null
  return (
    <div className="kept-apart">
      <h3>{title}</h3>
      <ul>
        {links.map((link) => {
          const label = labelOf(other(link), merge.board) || messages.queue.noWords
          return (
            <li key={link.id}>
              <span>
                {label} <span className="faint">{noteOn(link, merge.board)}</span>
              </span>
              {merge.isWritable ? (
                <button
                  type="button"
                  className="words-link"
                  aria-label={isCut ? words.bringBackTo(label) : words.cutTo(label)}
                  onClick={() => perform(merge, (isCut ? restore : cut)(link))}
                >
                  {isCut ? words.bringBack : words.cut}
                </button>
              ) : null}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

/** Who drew a way, and what is written on it. */
export function noteOn({ drawnBy, kind, label }: SharedLink, { authors }: Pick<MergeBoard, 'authors'>): string {
  const names = authors.flatMap(({ mapId, name }) => (drawnBy.includes(mapId) ? [name] : []))
  const words = messages.ways
  return listed([
    ...(kind === 'loop' ? [words.loop] : kind === 'error' ? [words.error] : []),
    ...(label ? [`“${short(label)}”`] : []),
    names.length > 0 ? words.drewIt(names) : words.drawnHere,
  ])
}
