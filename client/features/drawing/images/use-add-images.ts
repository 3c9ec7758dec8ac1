import { useCallback, useState } from 'react'
import { addImages } from '../../../canvas/images/add-images.ts'
import { useBoard } from '../../../sync/board-context.tsx'
import type { OpenDocument } from '../../../sync/board-sync.ts'
import { announce } from '../../../ui/browser/announce.ts'

/** Puts images on a map that is not on a canvas just now, and what is to be said of it. */
export function useAddImages(document: OpenDocument): {
  readonly add: (files: readonly File[]) => void
  readonly said: string
} {
  const { sync } = useBoard()
  const [said, setSaid] = useState('')
  const add = useCallback(
    (files: readonly File[]) => {
      function say(sentence: string) {
        announce(sentence)
        setSaid(sentence)
      }
      if (files.length === 0) return
      void addImages({ document, images: sync.images, files, onBegin: say }).then(({ sentence }) => say(sentence))
    },
    [document, sync],
  )
  return { add, said }
}
