import type { MomentId } from '#shared/model/ids.ts'
import { isLinkKind, type Link, linkKinds } from '#shared/model/link.ts'
import { useTextField } from '../../../ui/fields/use-text-field.ts'
import type { MomentWriter } from '../details/moment-writer.ts'
import type { OutlineEditor } from './create-outline.ts'
import { changeLinkKind, cutLink, nameLink, turn } from './acts/map-acts.ts'
import { outlineWords } from './messages.ts'

export type RowLinksProps = {
  /** The row they are written in. */
  readonly id: MomentId
  readonly does: OutlineEditor['does']
  readonly links: readonly Link[]
  readonly numbers: ReadonlyMap<MomentId, string>
  readonly readOnly: boolean
  readonly writer: MomentWriter
  /** The button that was pressed is gone with its link: the focus goes elsewhere. */
  readonly onRemoved: () => void
}

/** Where the open moment leads: each link with its kind, its word and a way to remove it. */
export function RowLinks({ id, does, links, numbers, readOnly, writer, onRemoved }: RowLinksProps) {
  if (links.length === 0) return null
  return (
    <ul className="row-links" aria-label={outlineWords.links}>
      {links.map((link) => {
        const number = numbers.get(link.to) ?? ''
        return (
          <li key={link.id}>
            <select
              aria-label={outlineWords.linkKind(number)}
              value={link.kind}
              disabled={readOnly}
              onChange={(event) => {
                const kind = event.currentTarget.value
                if (isLinkKind(kind)) does(changeLinkKind(link.id, kind))
              }}
            >
              {linkKinds.map((kind) => (
                <option key={kind} value={kind}>
                  {outlineWords.linkKinds[kind]}
                </option>
              ))}
            </select>
            <span className="num">{number}</span>
            <LinkWord
              link={link}
              name={outlineWords.linkWord(number)}
              hint={outlineWords.linkWordHint}
              readOnly={readOnly}
              onWrite={(label) => does(nameLink(id, link.id, label))}
              writer={writer}
            />
            {readOnly ? null : (
              <>
                <button
                  type="button"
                  className="btn link small"
                  aria-label={outlineWords.turnLinkTo(number)}
                  onClick={() => {
                    does(turn(link.id))
                    onRemoved()
                  }}
                >
                  {outlineWords.turnLink}
                </button>
                <button
                  type="button"
                  className="btn link small"
                  aria-label={outlineWords.removeLinkTo(number)}
                  onClick={() => {
                    does(cutLink(link.id))
                    onRemoved()
                  }}
                >
                  {outlineWords.removeLink}
                </button>
              </>
            )}
          </li>
        )
      })}
    </ul>
  )
}

export type LinkWordProps = {
  readonly link: Link
  readonly name: string
  readonly hint: string
  readonly readOnly: boolean
  readonly onWrite: (label: string) => void
  readonly writer: Pick<MomentWriter, 'undo' | 'redo'>
}

/** The word of a link: in which case the story takes it. */
export function LinkWord({ link, name, hint, readOnly, onWrite, writer }: LinkWordProps) {
  const field = useTextField<HTMLInputElement>({
    value: link.label,
    onWrite,
    onUndo: writer.undo,
    onRedo: writer.redo,
  })
  return (
    <input
      {...field}
      className="link-word"
      aria-label={name}
      placeholder={readOnly ? '' : hint}
      readOnly={readOnly}
      maxLength={200}
    />
  )
}
