import type { Editor } from 'tldraw'
import type { Place } from '#shared/model/moment.ts'

/**
 * What is dropped on the canvas from outside. Nothing of it is fetched: an address is words like any others, and of files
 * images are made.
 */
export function takeContentFromOutside(
  editor: Editor,
  take: {
    readonly words: (text: string, point: Place) => void
    readonly files: (files: readonly File[], point: Place | undefined) => void
  },
): void {
  const middle = () => editor.getViewportPageBounds().center
  editor.registerExternalContentHandler('url', ({ url, point }) => {
    const { x, y } = point ?? middle()
    take.words(url, { x, y })
  })
  editor.registerExternalContentHandler('text', ({ text, point }) => {
    const { x, y } = point ?? middle()
    take.words(text, { x, y })
  })
  editor.registerExternalContentHandler('files', ({ files, point }) =>
    take.files(files, point && { x: point.x, y: point.y }),
  )
  editor.registerExternalContentHandler('file-replace', ({ file }) => take.files([file], undefined))
  for (const type of ['embed', 'svg-text', 'tldraw', 'excalidraw'] as const)
    editor.registerExternalContentHandler(type, null)
  editor.registerExternalAssetHandler('url', null)
  editor.registerExternalAssetHandler('file', null)
}
