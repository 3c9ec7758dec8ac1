import { type ReactNode, useEffect, useEffectEvent, useId, useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { messages } from '../messages.ts'
import { checkText, readTextFile, type ReadText } from './read-file.ts'

type Props = {
  readonly trouble: string
  readonly onText: (read: ReadText, fileName?: string) => void
  readonly onTrouble: (sentence: string) => void
  readonly children: ReactNode
}

/** Where a transcript comes in: pasted, dropped, chosen or typed. */
export function GatherText({ trouble, onText, onTrouble, children }: Props) {
  const [typed, setTyped] = useState('')
  const id = useId()
  const says = messages.import

  async function readFiles(files: FileList | null): Promise<void> {
    const [file, ...more] = files ?? []
    if (!file) return
    if (more.length > 0) return onTrouble(says.oneFile)
    onText(await readTextFile(file), file.name)
  }

  const isOver = useDrop((data) => {
    if (data.files.length > 0) void readFiles(data.files)
    else onText(checkText(data.getData('text')))
  })

  return (
    <section className={isOver ? 'ev-import over' : 'ev-import'} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{says.title}</h2>
      <p className="quiet">{says.lead}</p>
      {trouble ? (
        <p className="trouble" role="alert">
          {trouble}
        </p>
      ) : null}
      <form
        onSubmit={(event) => {
          event.preventDefault()
          onText(checkText(typed))
        }}
      >
        <textarea
          className="ev-paste"
          aria-label={says.paste}
          placeholder={says.placeholder}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onPaste={(event) => {
            const pasted = event.clipboardData.getData('text')
            const hasFile = event.clipboardData.files.length > 0
            // A whole transcript is read at once; it never has to fit into the field. A few words are just typing.
            if (typed !== '' || (!hasFile && pasted.length < 200)) return
            event.preventDefault()
            if (hasFile && pasted === '') void readFiles(event.clipboardData.files)
            else onText(checkText(pasted))
          }}
        />
        <div className="ev-row">
          <Button look="primary" submit>
            {says.read}
          </Button>
          <label className="btn soft ev-file">
            {says.choose}
            <input
              type="file"
              className="unseen"
              accept=".vtt,.srt,.sbv,.lrc,.txt,.md,.markdown,.json,text/plain,text/vtt"
              onChange={(event) => {
                void readFiles(event.target.files)
                event.target.value = ''
              }}
            />
          </label>
          {children}
        </div>
      </form>
      <p className="small quiet">{says.formats}</p>
    </section>
  )
}

/** Takes what is dropped anywhere on the page: a file that misses its place would otherwise replace the page. */
function useDrop(onDrop: (data: DataTransfer) => void): boolean {
  const [isOver, setOver] = useState(false)
  const drop = useEffectEvent(onDrop)
  useEffect(() => {
    const over = (event: DragEvent) => {
      event.preventDefault()
      setOver(true)
    }
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false)
    }
    const dropped = (event: DragEvent) => {
      event.preventDefault()
      setOver(false)
      if (event.dataTransfer) drop(event.dataTransfer)
    }
    window.addEventListener('dragover', over)
    window.addEventListener('dragleave', leave)
    window.addEventListener('drop', dropped)
    return () => {
      window.removeEventListener('dragover', over)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('drop', dropped)
    }
  }, [])
  return isOver
}
