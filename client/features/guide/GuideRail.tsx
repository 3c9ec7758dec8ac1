import { useState } from 'react'
import { formatGuideHtml } from '#shared/guide/format-html.ts'
import { formatGuideMarkdown } from '#shared/guide/format-markdown.ts'
import { type Guide, totalMinutes } from '#shared/guide/guide.ts'
import { useSaveState } from '../../sync/board-context.tsx'
import { announce } from '../../ui/browser/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { copyText } from '../../ui/browser/copy-text.ts'
import { SaveSentence } from '../../ui/SaveSentence.tsx'
import { downloadText } from '../../ui/browser/download-text.ts'
import { useGuideContext } from './guide-context.ts'
import { messages } from './messages.ts'

type Props = {
  readonly guide: Guide
  readonly lastDone: string
  readonly pages: number
  readonly onPage: (number: number) => void
}

/** The guide as a whole: how long it takes, and the ways to take it along. */
export function GuideRail({ guide, lastDone, pages, onPage }: Props) {
  const saving = useSaveState()
  const { actions } = useGuideContext()
  const [copied, setCopied] = useState<'no' | 'yes' | 'failed'>('no')
  const says = messages.rail

  async function copy(): Promise<void> {
    const isDone = await copyText(formatGuideMarkdown(guide))
    setCopied(isDone ? 'yes' : 'failed')
    announce(isDone ? says.copied : says.notCopied)
  }

  return (
    <nav className="gd-rail no-print" aria-label={says.label}>
      <div className="gd-thumbs">
        {Array.from({ length: pages }, (_, i) => (
          <button key={i} type="button" aria-label={says.page(i + 1)} onClick={() => onPage(i + 1)} />
        ))}
      </div>
      <h2>{says.length(totalMinutes, pages)}</h2>
      <Minutes guide={guide} />
      <h2>{says.take}</h2>
      <Button look="primary" onClick={() => window.print()}>
        {says.print}
      </Button>
      <div className="gd-pair">
        <Button
          look="soft"
          onClick={() => downloadText(`${messages.fileName}.md`, formatGuideMarkdown(guide), 'text/markdown')}
        >
          {says.markdown}
        </Button>
        <Button
          look="soft"
          onClick={() => downloadText(`${messages.fileName}.html`, formatGuideHtml(guide), 'text/html')}
        >
          {says.html}
        </Button>
      </div>
      <Button look="soft" onClick={() => void copy()}>
        {says.copy}
      </Button>
      {copied === 'yes' ? <p>{says.copied}</p> : null}
      {copied === 'failed' ? (
        <>
          <p className="trouble">{says.notCopied}</p>
          <textarea className="gd-copy" aria-label={says.copyArea} readOnly value={formatGuideMarkdown(guide)} />
        </>
      ) : null}
      <p className="gd-source">{says.source(guide.version)}</p>
      {lastDone ? (
        <p>
          {lastDone}{' '}
          <button type="button" className="gd-plain" onClick={actions.undo}>
            {says.undo}
          </button>
        </p>
      ) : null}
      {actions.canWrite ? null : <p>{says.readOnly}</p>}
      <p>
        <SaveSentence {...saving} />
      </p>
    </nav>
  )
}

function Minutes({ guide: { minutes } }: { guide: Guide }) {
  const { rail, sheet } = messages
  const parts = [
    [sheet.before, minutes.before],
    [sheet.warmUp, minutes.warmUp],
    [sheet.story, minutes.story],
    [sheet.closing, minutes.closing],
  ] as const
  const left = totalMinutes - parts.reduce((sum, [, value]) => sum + value, 0)
  return (
    <ul className="gd-minutes">
      {parts.map(([word, value], i) => (
        <li key={word}>
          <span>{word}</span>
          <span>{rail.minutes(value, i === 0)}</span>
        </li>
      ))}
      <li className="sum">
        <span>{left < 0 ? rail.over : rail.left}</span>
        <span>{rail.minutes(Math.abs(left), true)}</span>
      </li>
    </ul>
  )
}
