import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { Discipline } from '#shared/model/person.ts'
import { Button } from '../../ui/Button.tsx'
import { disciplineWords } from '../../ui/words/discipline-words.ts'
import { Choice, Field } from '../../ui/fields/Field.tsx'
import { loadBoardPage } from '../load-board-page.ts'
import { preload } from '../preload.ts'
import { fileWords as words, firstWords } from '../messages.ts'
import { type ChosenFile, readChosenFile } from './read-chosen-file.ts'
import { openFile } from './start-board.ts'

const somebodyElse = 'new'
const mostWarnings = 6

/** A board file becomes a board: first what is in it, then who one is on it. */
export function OpenFileForm() {
  const [, navigate] = useLocation()
  const [file, setFile] = useState<ChosenFile | 'reading'>()
  const [as, setAs] = useState(somebodyElse)
  const [isBusy, setIsBusy] = useState(false)
  const [trouble, setTrouble] = useState<string>()
  const field = useRef<HTMLInputElement>(null)
  // Whoever asked for this wants to choose a file.
  useEffect(() => field.current?.focus(), [])

  const chosen = file === 'reading' ? undefined : file
  const read = chosen?.read.ok ? chosen.read : undefined

  async function choose(files: FileList | null): Promise<void> {
    const [first] = files ?? []
    if (!first) return
    setTrouble(undefined)
    setFile('reading')
    const next = await readChosenFile(first)
    setFile(next)
    setAs(next.read.ok && next.read.people.length > 0 ? '0' : somebodyElse)
  }

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    if (isBusy || !chosen || !read) return
    const data = new FormData(event.currentTarget)
    const name = String(data.get('name') ?? '').trim()
    if (as === somebodyElse && !name) return setTrouble(firstWords.nameMissing)
    setTrouble(undefined)
    setIsBusy(true)
    preload(loadBoardPage)
    const discipline = String(data.get('discipline') ?? 'other') as Discipline
    const opened = await openFile(
      chosen.text,
      as === somebodyElse ? { person: { name, discipline } } : { as: Number(as) },
    )
    setIsBusy(false)
    if (opened.ok) navigate(opened.href)
    else setTrouble(opened.sentence)
  }

  return (
    <form className="file-form" onSubmit={(event) => void submit(event)} aria-label={words.form} noValidate>
      <div className="labelled">
        <label htmlFor="board-file">{words.choose}</label>
        <input
          ref={field}
          id="board-file"
          type="file"
          accept=".json,application/json"
          aria-describedby="board-file-says"
          onChange={(event) => void choose(event.currentTarget.files)}
        />
      </div>
      <div id="board-file-says" aria-live="polite">
        {file === 'reading' ? <p className="small quiet">{words.reading}</p> : null}
        {chosen && !chosen.read.ok ? <p className="trouble">{chosen.read.sentence}</p> : null}
        {read ? (
          <>
            <p>
              {words.contents(
                read.title,
                read.people.map(({ name }) => name),
                read.counts,
              )}
            </p>
            <Warnings warnings={read.warnings} />
          </>
        ) : null}
      </div>
      {read ? (
        <>
          <Choice
            label={words.who}
            value={as}
            onChange={(event) => setAs(event.currentTarget.value)}
            hint={words.whoHint}
          >
            {read.people.map(({ name }, index) => (
              // Two people may have one name; their place in the file tells them apart.
              // oxlint-disable-next-line react/no-array-index-key
              <option key={index} value={String(index)}>
                {name || words.nameless(index + 1)}
              </option>
            ))}
            <option value={somebodyElse}>{words.somebodyElse}</option>
          </Choice>
          {as === somebodyElse ? (
            <div className="start-two">
              <Field label={firstWords.name} name="name" maxLength={60} autoComplete="given-name" />
              <Choice label={firstWords.discipline} name="discipline" defaultValue="product">
                {Object.entries(disciplineWords).map(([value, word]) => (
                  <option key={value} value={value}>
                    {word}
                  </option>
                ))}
              </Choice>
            </div>
          ) : null}
          {trouble ? (
            <p className="trouble" role="alert">
              {trouble}
            </p>
          ) : null}
          <Button submit look="primary" aria-disabled={isBusy ? true : undefined}>
            {isBusy ? words.opening : words.open}
          </Button>
        </>
      ) : null}
    </form>
  )
}

function Warnings({ warnings }: { warnings: readonly string[] }) {
  if (warnings.length === 0) return null
  const more = warnings.length - mostWarnings
  return (
    <div className="small quiet">
      <p>{words.warnings}</p>
      <ul>
        {warnings.slice(0, mostWarnings).map((warning, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- the same sentence may stand there twice
          <li key={index}>{warning}</li>
        ))}
        {more > 0 ? <li>{words.moreWarnings(more)}</li> : null}
      </ul>
    </div>
  )
}
