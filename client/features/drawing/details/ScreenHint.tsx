import { detailWords } from './messages.ts'
import { useScreenWords } from './use-screen-words.ts'

/** One quiet line where a label speaks of the product’s screens; taken away once, it does not come back. */
export function ScreenHint({ label }: { label: string }) {
  const { wordIn, hide } = useScreenWords()
  const word = wordIn(label)
  if (!word) return null
  return (
    <p className="screen-hint small quiet">
      {detailWords.screenWord(word)}{' '}
      <button type="button" className="inline" onClick={hide}>
        {detailWords.hideHints}
      </button>
    </p>
  )
}
