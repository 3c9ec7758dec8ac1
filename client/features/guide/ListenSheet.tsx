import { Fragment } from 'react'
import type { Guide } from '#shared/guide/guide.ts'
import { AddLine } from './AddLine.tsx'
import { EditableLine } from './EditableLine.tsx'
import { Running } from './GuideSheet.tsx'
import { LeftOut } from './LeftOut.tsx'
import { messages } from './messages.ts'
import { SheetSection } from './SheetSection.tsx'

const mostUnsaid = 12

/** The second page: what to listen for, in the order of the map, and how the conversation ends. */
export function ListenSheet({ guide }: { guide: Guide }) {
  const says = messages.sheet
  const unsaid = guide.unsaid.leading.slice(0, mostUnsaid)
  return (
    <>
      <SheetSection title={says.listen} note={says.listenNote}>
        <ListenTable guide={guide} />
        {guide.notListed > 0 ? <div className="gd-running">{says.more(guide.notListed)}</div> : null}
        {unsaid.length > 0 ? (
          <div className="gd-running">
            {says.unsaid} <i>{unsaid.join(', ')}</i>.
          </div>
        ) : null}
        <LeftOut lines={guide.listenFor.map((row) => ({ ...row.probe, text: row.label }))} />
      </SheetSection>
      {guide.dry.hidden ? null : (
        <SheetSection title={says.dry}>
          <div className="gd-dry">
            <EditableLine line={guide.dry} />
          </div>
        </SheetSection>
      )}
      <LeftOut lines={[guide.dry]} />
      <SheetSection title={says.closing} note={says.minutes(guide.minutes.closing)}>
        <Running lines={guide.closing} />
        <AddLine section="closing" />
      </SheetSection>
      <SheetSection title={says.snapshot} note={says.snapshotNote}>
        <ul className="gd-snapshot">
          {guide.snapshot.map((line) => (
            <li key={line}>
              <RuledLine line={line} />
            </li>
          ))}
        </ul>
      </SheetSection>
    </>
  )
}

/** What is to be written by hand gets all the room of its line. */
function RuledLine({ line }: { line: string }) {
  const [before, after] = line.split('______')
  return (
    <>
      <span>{before?.trimEnd()}</span>
      {after === undefined ? null : <span className="gd-rule" />}
      {after ? <span>{after}</span> : null}
    </>
  )
}

function ListenTable({ guide }: { guide: Guide }) {
  const says = messages.sheet
  const head = says.listenHead
  const showsEvidence = guide.interviews > 0
  return (
    <table className="gd-listen">
      <thead>
        <tr>
          <th scope="col">{head.id}</th>
          <th scope="col">{head.moment}</th>
          <th scope="col">{head.probe}</th>
          {showsEvidence ? <th scope="col">{head.soFar}</th> : null}
          <th scope="col">
            <span className="unseen">{head.box}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {guide.listenFor
          .filter((row) => !row.probe.hidden)
          .map((row) => (
            <Fragment key={row.momentId}>
              {row.chapter ? (
                <tr>
                  <th scope="rowgroup" colSpan={showsEvidence ? 5 : 4}>
                    {row.chapter}
                  </th>
                </tr>
              ) : null}
              <tr>
                <td>{row.tag}</td>
                <td>
                  {row.marks.length > 0 ? <b>{row.marks.join(' ')} </b> : null}
                  {row.drawnBy ? <i>{says.drawnBy(row.drawnBy.some)} </i> : null}
                  {row.label}
                </td>
                <td>
                  <EditableLine line={row.probe} placeholder={messages.line.addProbe} />
                </td>
                {showsEvidence ? <td className="gd-so-far">{row.evidence}</td> : null}
                <td className="gd-box" aria-hidden="true">
                  ☐
                </td>
              </tr>
            </Fragment>
          ))}
        <tr>
          <td>+</td>
          <td colSpan={showsEvidence ? 4 : 3}>{says.something}</td>
        </tr>
      </tbody>
    </table>
  )
}
