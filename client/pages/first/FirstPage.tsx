import { useEffect } from 'react'
import { Mark } from '../../ui/drawn/Mark.tsx'
import { FirstPicture } from './FirstPicture.tsx'
import { firstWords, pageWords } from '../messages.ts'
import { MyBoards } from './MyBoards.tsx'
import { StartForm } from './StartForm.tsx'
import { ThemeChoice } from '../ThemeChoice.tsx'
import './first-page.css'

/** What Tributary does, in one screen, and the ways in. */
export function FirstPage() {
  useEffect(() => {
    document.title = pageWords.product
  }, [])
  return (
    <div className="first">
      <header className="first-top">
        <span className="first-brand">
          <Mark />
          {pageWords.product}
        </span>
        <nav>
          <a href="#how">{firstWords.howItWorks}</a>
        </nav>
        <ThemeChoice />
      </header>
      <main className="first-main" id="content">
        <div className="first-words">
          <h1>{firstWords.heading}</h1>
          <p className="first-lead">{firstWords.lead}</p>
          <StartForm />
          <MyBoards />
        </div>
        <FirstPicture />
      </main>
      <section id="how" className="first-how" aria-label={firstWords.howItWorks}>
        <ol>
          {firstWords.steps.map(({ step, time, says }) => (
            <li key={step}>
              <b>
                {step} <span>{time}</span>
              </b>
              {says}
            </li>
          ))}
        </ol>
      </section>
      <footer className="first-foot tiny faint">
        {/* A file, and no page of the app. */}
        <a href="/licences.txt">{firstWords.licences}</a>
      </footer>
    </div>
  )
}
