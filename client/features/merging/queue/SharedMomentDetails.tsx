import { perform } from '../acts/perform.ts'
import { pick, takeApart, takeOut, typeName } from '../acts/moment-acts.ts'
import type { SharedMoment } from '#shared/model/shared-map.ts'
import { Button } from '../../../ui/Button.tsx'
import { Kind } from '../../../ui/drawn/KindMark.tsx'
import { Feel } from '../../../ui/drawn/Mouth.tsx'
import { SharedField } from '../../../ui/fields/SharedField.tsx'
import { Who } from '../../../ui/Who.tsx'
import { useMerge, useScreen } from '../merge-context.tsx'
import { messages } from '../messages.ts'
import { Pictures } from '../pictures/Pictures.tsx'
import { authorsOf, sourcesOf } from '#shared/merge/merge-board.ts'
import { Key } from '../../../ui/Key.tsx'
import { changedIn } from '#shared/merge/merge-cards.ts'
import { KeptApartList } from './KeptApartList.tsx'
import { waysOn } from '../decisions/variants.ts'
import { WriteDown } from '../differences/WriteDown.tsx'
import { MomentWays } from './MomentWays.tsx'
import { MomentPicker } from './MomentPicker.tsx'

/** A shared moment with everything it stands for: everybody's own words and feelings, and the ways to undo the joining. */
export function SharedMomentDetails({ moment }: { moment: SharedMoment }) {
  const merge = useMerge()
  const { board, isWritable, nameField } = merge
  const picking = useScreen((screen) => (screen.picking?.for === moment.id ? screen.picking : undefined))
  const authors = authorsOf(moment, board)
  const sources = sourcesOf(moment, board)
  const changed = changedIn(moment, board)
  return (
    <section>
      <h2 className="small quiet">
        {authors.length === 1 && board.maps.length > 1
          ? messages.queue.giftQuestion(authors[0]?.name ?? '')
          : messages.moment.from(authors.map(({ name }) => name))}
      </h2>
      <div className="moment-name" ref={nameField}>
        <SharedField
          label={messages.name.label}
          value={moment.label}
          readOnly={!isWritable}
          maxLength={400}
          onWrite={(label) => perform(merge, typeName(moment.id, label))}
          onUndo={merge.document.undo.undo}
          onRedo={merge.document.undo.redo}
        />
      </div>
      <Kind kind={moment.kind} />
      <ul className="own-words">
        {sources.map(({ moment: own, author, relation }) => (
          <li key={own.id}>
            <Who person={author} />
            <div>
              <p>
                {own.label || messages.queue.noWords}
                {relation === 'part-of' ? <i className="quiet"> ({messages.moment.part})</i> : null}
              </p>
              {changed
                .filter(({ sourceId }) => sourceId === own.id)
                .map(({ change, before }) => (
                  <p key={change} className="wording-then small">
                    {messages.recheck.changed(author.name, change)} {messages.recheck.before(change, before.label)}
                  </p>
                ))}
              <div className="wording-hand">
                {own.thinking ? <p>{own.thinking}</p> : null}
                {own.feeling ? <Feel feeling={own.feeling} /> : null}
                <Pictures id={own.id} />
              </div>
              {own.chapter ? <p className="small quiet">{messages.moment.chapter(own.chapter)}</p> : null}
            </div>
            {isWritable ? (
              <button
                type="button"
                className="words-link"
                aria-label={messages.moment.takeOutOf(author.name, own.label)}
                onClick={() => perform(merge, takeOut(own.id))}
              >
                {messages.moment.takeOut}
              </button>
            ) : null}
          </li>
        ))}
      </ul>
      <KeptApartList sources={sources.map((source) => source.moment.id)} />
      <MomentWays moment={moment} />
      {picking ? (
        <MomentPicker ids={[moment.id]} relation={picking.relation} />
      ) : isWritable ? (
        <p className="panel-acts">
          <Button look="soft" onClick={() => perform(merge, pick('same'))}>
            <Key name="S" />
            {messages.acts.sameAs}
          </Button>
          <Button look="soft" onClick={() => perform(merge, pick('link'))}>
            <Key name="W" />
            {messages.ways.link}
          </Button>
          {waysOn(moment.id, board).length > 1 ? <WriteDown ids={[moment.id]} word={messages.ways.fork} /> : null}
          <Button look="soft" onClick={() => perform(merge, takeApart(moment.id))}>
            {messages.moment.takeApart}
          </Button>
          <span className="small quiet">{messages.moment.takeApartHint}</span>
        </p>
      ) : null}
    </section>
  )
}
