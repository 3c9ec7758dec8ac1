import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { ImageId } from '#shared/model/ids.ts'
import type { DocumentName } from '#shared/protocol/document-names.ts'
import { useBoard } from '../board-context.tsx'
import { imageWords } from './messages.ts'

/** How to show an image, from this device or from the server. */
export type ImageToShow = {
  readonly src: string | undefined
  /** Another number for another try. */
  readonly turn: number
  /** The picture can be seen. */
  readonly isThere: boolean
  /** What is to be said of where it is; nothing where all is well. */
  readonly sentence: string | undefined
  onLoad(): void
  onError(): void
}

const patienceMs = 3_000
const pausesMs = [1_500, 3_000, 6_000, 15_000, 60_000]

/** For one image as long as the component lives. One that is not there yet is asked for again from time to time: it may still be on its way from another device. */
export function useImage(document: DocumentName | undefined, imageId: ImageId): ImageToShow {
  const { images } = useBoard().sync
  const here = useStore(images.here, (all) => all.get(imageId))
  const address = document && images.addressOf(document, imageId)
  const [turn, setTurn] = useState(0)
  const [state, setState] = useState<'asked' | 'there' | 'missing'>('asked')
  // A network that hangs is none.
  useEffect(() => {
    if (state !== 'asked' || !document) return undefined
    const timer = setTimeout(() => void images.recall(document, imageId), patienceMs)
    return () => clearTimeout(timer)
  }, [state, images, document, imageId])
  useEffect(() => {
    if (state !== 'missing') return undefined
    const timer = setTimeout(
      () => {
        setTurn((before) => before + 1)
        setState('asked')
      },
      pausesMs[Math.min(turn, pausesMs.length - 1)],
    )
    return () => clearTimeout(timer)
  }, [state, turn])
  return {
    src: here?.url ?? address,
    turn,
    isThere: state === 'there' || here !== undefined,
    sentence: sentenceOf(here, state === 'missing' || (turn > 0 && state === 'asked')),
    onLoad() {
      setState('there')
      if (document && !here) void images.copies.keep(document, imageId)
    },
    onError() {
      setState('missing')
      if (document) void images.recall(document, imageId)
    },
  }
}

function sentenceOf(
  here: { readonly state: 'waiting' | 'sending' | 'sent' | 'refused'; readonly sentence?: string } | undefined,
  isMissing: boolean,
): string | undefined {
  switch (here?.state) {
    case 'refused':
      return here.sentence
    case 'waiting':
      return here.sentence ?? imageWords.waiting
    case 'sending':
      return imageWords.sending
    case 'sent':
      return undefined
    case undefined:
      return isMissing ? imageWords.notHere : undefined
  }
}
