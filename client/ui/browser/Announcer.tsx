import { useEffect, useState } from 'react'
import { onAnnouncement } from './announce.ts'

/** The polite live region of the page; mounted once, for as long as the app runs. */
export function Announcer() {
  const [said, setSaid] = useState({ text: '', turn: 0 })
  useEffect(() => onAnnouncement((text) => setSaid(({ turn }) => ({ text, turn: turn + 1 }))), [])
  return (
    <output className="unseen" aria-live="polite">
      {/* A new element each time: the same sentence said twice is heard twice. */}
      <span key={said.turn}>{said.text}</span>
    </output>
  )
}
