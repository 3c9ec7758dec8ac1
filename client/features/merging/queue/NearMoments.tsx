import type { MomentId } from '#shared/model/ids.ts'
import { Button } from '../../../ui/Button.tsx'
import { Key } from '../../../ui/Key.tsx'
import { Who } from '../../../ui/Who.tsx'
import { useMerge } from '../merge-context.tsx'
import { messages } from '../messages.ts'
import { partnersOf } from '../cards/partners.ts'

/** The few moments that are nearest to an open one, each with the key that joins them. */
export function NearMoments({ id, onSame }: { id: MomentId; onSame: (at: number) => void }) {
  const { board, suggestions, screen, isWritable } = useMerge()
  const partners = partnersOf(id, suggestions, board.shared)
  if (partners.length === 0) return null
  return (
    <div className="near">
      <h3>{messages.queue.orSame}</h3>
      <ul>
        {partners.map((partner, i) => {
          const fact = board.sources.get(partner.id)
          if (!fact) return null
          const home = board.placedIn.get(partner.id)?.[0]
          return (
            <li
              key={partner.id}
              onPointerEnter={() => screen.setState({ lit: [partner.id] })}
              onPointerLeave={() => screen.setState({ lit: [] })}
            >
              <Who person={fact.author} />
              <span>
                {fact.moment.label}
                {home && home.label !== fact.moment.label ? (
                  <span className="faint"> {messages.moment.placedIn(home.label)}</span>
                ) : null}
              </span>
              {isWritable ? (
                <Button
                  look="soft"
                  size="small"
                  aria-label={messages.moment.sameAsLabel(fact.moment.label)}
                  onClick={() => onSame(i)}
                >
                  <Key name={String(i + 1)} />
                  {messages.moment.sameAs}
                </Button>
              ) : null}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
