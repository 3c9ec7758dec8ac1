import { useState } from 'react'
import { Button } from '../Button.tsx'
import { downloadText } from '../browser/download-text.ts'

const words = {
  keep: 'Save them as a file',
  kept: (fileName: string) => `Saved as “${fileName}”.`,
  dropUnkept: 'There is no copy of them yet.',
  drop: 'Drop them anyway',
  back: 'Keep them here',
  failed: 'The file could not be written. They stay where they are.',
}

/** What can be done with changes that no server has: take them along as a file, or drop them, knowingly. */
export function KeepOrDrop(props: {
  fileName: string
  text: () => string | Promise<string>
  /** What dropping is called here, such as “Take them back”. */
  dropWord: string
  onDrop: () => Promise<void>
}) {
  const { fileName, text, dropWord, onDrop } = props
  const [step, setStep] = useState<'offered' | 'kept' | 'asked' | 'dropping'>('offered')
  const [trouble, setTrouble] = useState<string>()

  async function keep() {
    setTrouble(undefined)
    try {
      downloadText(fileName, await text(), 'application/json')
      setStep('kept')
    } catch {
      setTrouble(words.failed)
    }
  }

  function drop() {
    setStep('dropping')
    void onDrop()
  }

  return (
    <span className="keep-or-drop">
      {step === 'asked' ? (
        <>
          <span>{words.dropUnkept}</span>
          <Button look="soft" size="small" onClick={() => void keep()}>
            {words.keep}
          </Button>
          <Button look="link" size="small" onClick={drop}>
            {words.drop}
          </Button>
          <Button look="link" size="small" onClick={() => setStep('offered')}>
            {words.back}
          </Button>
        </>
      ) : (
        <>
          <Button look="soft" size="small" onClick={() => void keep()}>
            {words.keep}
          </Button>
          <Button
            look="link"
            size="small"
            disabled={step === 'dropping'}
            onClick={() => (step === 'kept' ? drop() : setStep('asked'))}
          >
            {dropWord}
          </Button>
          {step === 'kept' ? <output>{words.kept(fileName)}</output> : null}
        </>
      )}
      {trouble ? (
        <span className="trouble" role="alert">
          {trouble}
        </span>
      ) : null}
    </span>
  )
}
