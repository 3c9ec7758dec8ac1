import { useState } from 'react'
import { parseTranscript } from '#shared/interviews/parse-transcript.ts'
import type { InterviewId } from '#shared/model/ids.ts'
import type { Interview } from '#shared/model/interview.ts'
import { Button } from '../../../ui/Button.tsx'
import { CheckInterview, type GoodRead } from './CheckInterview.tsx'
import { GatherText } from './GatherText.tsx'
import { messages } from '../messages.ts'
import type { ReadText } from './read-file.ts'

type Props = {
  readonly interviews: readonly Interview[]
  readonly onStored: (id: InterviewId) => void
  readonly onCancel: () => void
}

/**
 * Adding an interview in two steps: a text comes in and is read on this device, then a person checks what was found.
 * Until they say so, its names and words are in this component's state and nowhere else.
 */
export function ImportPanel({ interviews, onStored, onCancel }: Props) {
  const [found, setFound] = useState<GoodRead>()
  const [trouble, setTrouble] = useState('')
  const hasOthers = interviews.length > 0

  function take(read: ReadText, fileName?: string): void {
    const parsed = read.ok ? parseTranscript(read.text, fileName === undefined ? {} : { fileName }) : read
    setTrouble(parsed.ok ? '' : parsed.sentence)
    if (parsed.ok) setFound(parsed)
  }

  if (found)
    return (
      <CheckInterview found={found} interviews={interviews} onStored={onStored} onAgain={() => setFound(undefined)} />
    )
  return (
    <GatherText trouble={trouble} onText={take} onTrouble={setTrouble}>
      {hasOthers ? (
        <Button look="link" size="small" onClick={onCancel}>
          {messages.import.cancel}
        </Button>
      ) : null}
    </GatherText>
  )
}
