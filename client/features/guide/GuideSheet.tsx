import { aboutLine } from '#shared/guide/format-markdown.ts'
import type { Guide } from '#shared/guide/guide.ts'
import { AddLine } from './AddLine.tsx'
import { EditableLine } from './EditableLine.tsx'
import { LeftOut } from './LeftOut.tsx'
import { messages } from './messages.ts'
import { SheetSection } from './SheetSection.tsx'

/** The first page: why, the aims that are not read out, and how the conversation opens. */
export function GuideSheet({ guide }: { guide: Guide }) {
  const says = messages.sheet
  const { minutes, story } = guide
  return (
    <>
      <h1>{guide.title}</h1>
      <p className="gd-about">{aboutLine(guide)}</p>
      <dl className="gd-meta">
        {guide.outcome ? (
          <>
            <dt>{says.outcome}</dt>
            <dd>{guide.outcome}</dd>
          </>
        ) : null}
        {guide.question ? (
          <>
            <dt>{says.scope}</dt>
            <dd>{guide.question}</dd>
          </>
        ) : null}
      </dl>
      <p className="gd-blanks">
        {says.blanks.map((blank) => (
          <span key={blank}>{blank}</span>
        ))}
      </p>
      <Aims guide={guide} />
      <SheetSection title={says.before} note={says.minutes(minutes.before)}>
        <Running lines={guide.before} />
      </SheetSection>
      <SheetSection title={says.warmUp} note={says.minutes(minutes.warmUp)}>
        <ul className="gd-dashes">
          {guide.warmUp
            .filter((line) => !line.hidden)
            .map((line) => (
              <li key={line.id}>
                <EditableLine line={line} />
              </li>
            ))}
        </ul>
        <LeftOut lines={guide.warmUp} />
        <AddLine section="warm-up" />
      </SheetSection>
      <SheetSection title={says.story} note={says.minutes(minutes.story)}>
        {story.prompt.hidden ? null : (
          <div className="gd-story">
            <EditableLine line={story.prompt} />
          </div>
        )}
        <div className="gd-widths">
          {[
            { word: says.narrower, line: story.narrower },
            { word: says.wider, line: story.wider },
          ].map(({ word, line }) =>
            line.hidden ? null : (
              <span key={line.id}>
                {word} …<EditableLine line={line} />
              </span>
            ),
          )}
        </div>
        <h3 className="unseen">{says.excavate}</h3>
        <Running lines={guide.excavate} />
        <div className="gd-back">
          {guide.back.map(({ when, line }) =>
            line.hidden ? null : (
              <span key={line.id}>
                {when}: <EditableLine line={line} />{' '}
              </span>
            ),
          )}
        </div>
        <LeftOut lines={[story.prompt, story.narrower, story.wider, ...guide.back.map(({ line }) => line)]} />
      </SheetSection>
    </>
  )
}

function Aims({ guide }: { guide: Guide }) {
  const says = messages.sheet
  const shown = guide.learn.filter((item) => !item.hidden)
  return (
    <SheetSection title={says.learn} note={says.notRead}>
      {shown.length === 0 ? <div className="gd-running">{says.learnNone}</div> : null}
      <ol className="gd-learn">
        {shown.map((item) => (
          <li key={item.id}>
            <div>
              <EditableLine line={item} /> <em>{item.why}</em>
            </div>
            <span className="gd-ref">{item.references.map((reference) => reference.tag).join(', ')}</span>
          </li>
        ))}
      </ol>
      <LeftOut lines={guide.learn} />
    </SheetSection>
  )
}

/** Lines that are read as one paragraph. */
export function Running({ lines }: { lines: Guide['before'] }) {
  return (
    <>
      <div className="gd-running">
        {lines
          .filter((line) => !line.hidden)
          .map((line) => (
            <span key={line.id}>
              <EditableLine line={line} />{' '}
            </span>
          ))}
      </div>
      <LeftOut lines={lines} />
    </>
  )
}
