import { type FormEvent, lazy, Suspense, useState } from 'react'
import { useLocation } from 'wouter'
import type { Discipline } from '#shared/model/person.ts'
import { Button } from '../../ui/Button.tsx'
import { disciplineWords } from '../../ui/words/discipline-words.ts'
import { Choice, Field } from '../../ui/fields/Field.tsx'
import { InvitationForm } from '../joining/InvitationForm.tsx'
import { loadBoardPage } from '../load-board-page.ts'
import { loadApi, loadJoinPage } from '../load-pages.ts'
import { preload } from '../preload.ts'
import { fileWords, firstWords } from '../messages.ts'
import { openSample, startBoard } from './start-board.ts'

// Rarely wanted, and it brings a parser along.
const OpenFileForm = lazy(async () => ({ default: (await import('./OpenFileForm.tsx')).OpenFileForm }))

type Trouble = { readonly outcome?: string; readonly name?: string; readonly whole?: string }

/** The outcome comes first, so that a board has its reason before it has people. */
export function StartForm() {
  const [, navigate] = useLocation()
  const [trouble, setTrouble] = useState<Trouble>({})
  const [busy, setBusy] = useState<'start' | 'sample'>()
  const [asks, setAsks] = useState<'invitation' | 'file'>()

  async function run(which: 'start' | 'sample', open: () => ReturnType<typeof openSample>) {
    setBusy(which)
    setTrouble({})
    // Its code comes while the server works.
    preload(loadBoardPage)
    const opened = await open()
    setBusy(undefined)
    if (opened.ok) navigate(opened.href)
    else setTrouble({ whole: opened.sentence })
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (busy) return
    const data = new FormData(event.currentTarget)
    const said = (key: string) => String(data.get(key) ?? '').trim()
    const [outcome, name, discipline] = [said('outcome'), said('name'), said('discipline')]
    if (!outcome || !name) {
      setTrouble({
        ...(outcome ? {} : { outcome: firstWords.outcomeMissing }),
        ...(name ? {} : { name: firstWords.nameMissing }),
      })
      const first = event.currentTarget.elements.namedItem(outcome ? 'name' : 'outcome')
      if (first instanceof HTMLElement) first.focus()
      return
    }
    void run('start', () => startBoard({ outcome, name, discipline: discipline as Discipline }))
  }

  return (
    <>
      <form className="start-form" onSubmit={submit} aria-label={firstWords.form} noValidate>
        <Field
          label={firstWords.outcome}
          name="outcome"
          maxLength={1000}
          placeholder={firstWords.outcomeExample}
          trouble={trouble.outcome}
          autoComplete="off"
          onFocus={() => preload(loadApi)}
        />
        <div className="start-two">
          <Field label={firstWords.name} name="name" maxLength={60} autoComplete="given-name" trouble={trouble.name} />
          <Choice label={firstWords.discipline} name="discipline" defaultValue="product">
            {Object.entries(disciplineWords).map(([value, word]) => (
              <option key={value} value={value}>
                {word}
              </option>
            ))}
          </Choice>
        </div>
        {trouble.whole ? (
          <p className="trouble" role="alert">
            {trouble.whole}
          </p>
        ) : null}
        <div className="start-go">
          <Button submit look="primary" aria-disabled={busy ? true : undefined}>
            {busy === 'start' ? firstWords.starting : firstWords.start}
          </Button>
          <Button onClick={() => void (busy ? undefined : run('sample', openSample))}>
            {busy === 'sample' ? firstWords.openingSample : firstWords.sample}
          </Button>
        </div>
        <p className="small faint start-note">{firstWords.noAccount}</p>
        <div className="small start-ways">
          {asks === 'invitation' ? null : (
            <button type="button" className="as-link" onClick={() => setAsks('invitation')}>
              {firstWords.haveInvitation}
            </button>
          )}
          {asks === 'file' ? null : (
            <button type="button" className="as-link" onClick={() => setAsks('file')}>
              {fileWords.ask}
            </button>
          )}
        </div>
      </form>
      {asks === 'invitation' ? <InvitationForm onFound={() => preload(loadJoinPage)} /> : null}
      {asks === 'file' ? (
        <Suspense>
          <OpenFileForm />
        </Suspense>
      ) : null}
    </>
  )
}
