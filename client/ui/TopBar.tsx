import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { Mark } from './drawn/Mark.tsx'
import { PopoverButton } from './PopoverButton.tsx'
import { Underline } from './drawn/Underline.tsx'

export type TopBarPhase = {
  readonly key: string
  readonly word: string
  readonly href: string
  /** `now`: the page that is open; `past`: the team has been there. */
  readonly state: 'past' | 'now' | 'later'
}

export type TopBarProps = {
  readonly title: string
  readonly phases: readonly TopBarPhase[]
  readonly phasesLabel: string
  readonly homeLabel: string
  /** Who is here, and what belongs to the page. */
  readonly children?: ReactNode
}

/** The line on top of every board page: the board, the way through it, and the people. */
export function TopBar({ title, phases, phasesLabel, homeLabel, children }: TopBarProps) {
  const now = phases.find((phase) => phase.state === 'now')
  return (
    <header className="top">
      <Link href="/" className="brand" aria-label={`${title}, ${homeLabel}`}>
        <Mark />
        <span className="brand-title" title={title}>
          {title}
        </span>
      </Link>
      <Phases phases={phases} label={phasesLabel} />
      <div className="top-right">{children}</div>
      <PopoverButton className="fold" panelClassName="fold-panel" face={now?.word ?? phasesLabel}>
        <Phases phases={phases} label={phasesLabel} />
      </PopoverButton>
    </header>
  )
}

function Phases(props: { phases: readonly TopBarPhase[]; label: string }) {
  const { phases, label } = props
  return (
    <nav className="phases" aria-label={label}>
      <ol>
        {phases.map((phase) => (
          <li key={phase.key}>
            <Link
              href={phase.href}
              className={phase.state}
              {...(phase.state === 'now' ? { 'aria-current': 'page' } : {})}
            >
              {phase.word}
              {phase.state === 'now' ? <Underline /> : null}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}
