import { perform } from '../acts/perform.ts'
import { addAsItIs, pick, putInto } from '../acts/moment-acts.ts'
import { Button } from '../../../ui/Button.tsx'
import { Key } from '../../../ui/Key.tsx'
import { Kind } from '../../../ui/drawn/KindMark.tsx'
import { Feel } from '../../../ui/drawn/Mouth.tsx'
import { Who } from '../../../ui/Who.tsx'
import { useMerge, useScreen } from '../merge-context.tsx'
import { messages } from '../messages.ts'
import { Pictures } from '../pictures/Pictures.tsx'
import type { SourceFact } from '#shared/merge/merge-board.ts'
import { KeptApartList } from './KeptApartList.tsx'
import { MomentPicker } from './MomentPicker.tsx'
import { NearMoments } from './NearMoments.tsx'
import { partnersOf } from '../cards/partners.ts'

/** A moment of somebody's map that has no place on the shared map yet, with the moments nearest to it. */
export function OpenMoment({ source: { moment, author } }: { source: SourceFact }) {
  const merge = useMerge()
  const picking = useScreen((screen) => (screen.picking?.for === moment.id ? screen.picking : undefined))
  const partners = partnersOf(moment.id, merge.suggestions, merge.board.shared)
  return (
    <section>
      <p className="small quiet">
        <Who person={author} /> · {messages.moment.open}
      </p>
      <h2>{moment.label || messages.queue.noWords}</h2>
      <Kind kind={moment.kind} />
      <div className="wording-hand">
        {moment.thinking ? <p>{moment.thinking}</p> : null}
        {moment.doing ? <p>{moment.doing}</p> : null}
        {moment.feeling ? <Feel feeling={moment.feeling} /> : null}
        <Pictures id={moment.id} />
      </div>
      {moment.chapter ? <p className="small quiet">{messages.moment.chapter(moment.chapter)}</p> : null}
      {partners.length > 0 ? (
        <NearMoments
          id={moment.id}
          onSame={(at) => {
            const partner = partners[at]
            if (partner) perform(merge, putInto([moment.id], { sourceId: partner.id }, 'same'))
          }}
        />
      ) : (
        <p className="small quiet">{messages.moment.noPartners}</p>
      )}
      <KeptApartList sources={[moment.id]} />
      {picking ? (
        <MomentPicker ids={[moment.id]} relation={picking.relation} />
      ) : merge.isWritable ? (
        <p className="panel-acts">
          <Button look="primary" onClick={() => perform(merge, addAsItIs(moment.id))}>
            <Key name="A" />
            {messages.moment.add}
          </Button>
          <Button look="soft" onClick={() => perform(merge, pick('same'))}>
            <Key name="S" />
            {messages.acts.sameAs}
          </Button>
          <Button look="soft" onClick={() => perform(merge, pick('part-of'))}>
            <Key name="P" />
            {messages.acts.part}
          </Button>
        </p>
      ) : null}
    </section>
  )
}
