// A button element is a box of its own; these words have to wrap with the sentence they stand in.
// oxlint-disable jsx-a11y/prefer-tag-over-role
import type { GuideLine } from '#shared/guide/guide.ts'
import { useGuideContext } from './guide-context.ts'
import { LineForm } from './LineForm.tsx'
import { messages } from './messages.ts'

type Props = {
  readonly line: GuideLine
  /** Said where there are no words yet. */
  readonly placeholder?: string
}

/** The words of a line; pressing them changes them in place. What can only be read is only text. */
export function EditableLine({ line, placeholder = '' }: Props) {
  const { actions, noted, editing, edit } = useGuideContext()
  if (editing === line.id) return <LineForm line={line} onEnd={() => edit(undefined)} />
  const isNoted = noted.has(line.id)
  if (!actions.canWrite) return <span className={isNoted ? 'lint' : undefined}>{line.text}</span>
  return (
    <span
      role="button"
      tabIndex={0}
      className={['gd-line', isNoted ? 'lint' : '', line.text === '' ? 'blank' : ''].filter(Boolean).join(' ')}
      data-line={line.id}
      title={messages.line.change(line.text)}
      onClick={() => edit(line.id)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return
        event.preventDefault()
        edit(line.id)
      }}
    >
      {line.text || placeholder}
    </span>
  )
}
