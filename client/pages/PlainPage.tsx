import { type ReactNode, useEffect } from 'react'
import { Link } from 'wouter'
import { Button } from '../ui/Button.tsx'
import { Mark } from '../ui/drawn/Mark.tsx'
import { isOutdated } from './is-outdated.ts'
import { joinWords, pageWords } from './messages.ts'
import './plain-page.css'

/** The mark, a heading, a sentence and a way on: for everything that is not a board. */
export function PlainPage(props: { heading: string; sentence?: ReactNode; children?: ReactNode }) {
  const { heading, sentence, children } = props
  useEffect(() => {
    document.title = `${heading} · ${pageWords.product}`
  }, [heading])
  return (
    <>
      <PlainTop />
      <main className="plain" id="content">
        <h1>{heading}</h1>
        {sentence ? <p className="plain-sentence quiet">{sentence}</p> : null}
        {children ?? (
          <p>
            <Link href="/" className="btn soft">
              {joinWords.home}
            </Link>
          </p>
        )}
      </main>
    </>
  )
}

/** Stands until a page has come; says so only to those who wait. */
export function Waiting({ sentence }: { sentence: string }) {
  return (
    <>
      <PlainTop />
      <main className="plain waiting" id="content" aria-busy="true">
        <p className="quiet">{sentence}</p>
      </main>
    </>
  )
}

/** After a part of the page failed. */
export function Broken(props: { error: unknown; tryAgain: () => void }) {
  const words = isOutdated(props.error) ? pageWords.newVersion : pageWords.broken
  return (
    <PlainPage heading={words.heading} sentence={words.sentence}>
      <BrokenActions {...props} />
    </PlainPage>
  )
}

/** The ways on: trying again cannot bring back files that a newer version has replaced. */
export function BrokenActions({ error, tryAgain }: { error: unknown; tryAgain: () => void }) {
  const words = pageWords.broken
  const outdated = isOutdated(error)
  return (
    <p className="plain-actions">
      {outdated ? null : (
        <Button look="primary" onClick={tryAgain}>
          {words.again}
        </Button>
      )}
      <Button look={outdated ? 'primary' : 'soft'} onClick={() => location.reload()}>
        {words.reload}
      </Button>
    </p>
  )
}

function PlainTop() {
  return (
    <header className="top plain-top">
      <Link href="/" className="brand">
        <Mark />
        <span>{pageWords.product}</span>
      </Link>
    </header>
  )
}
