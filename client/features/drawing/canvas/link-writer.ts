import { changeLink, removeLinks } from '#shared/documents/map-document.ts'
import { typingOrigin } from '#shared/documents/transact.ts'
import type { LinkId } from '#shared/model/ids.ts'
import type { LinkKind } from '#shared/model/link.ts'
import type { OpenDocument } from '../../../sync/open-document.ts'

/** What is written about one link; its ends are turned, and a moment put in between, by the canvas. */
export type LinkWriter = {
  /** In which case the story goes this way: letters that follow each other are one step of undo. */
  name(label: string): void
  /** How it goes on. */
  goesOn(kind: LinkKind): void
  remove(): void
}

export function linkWriterOf({ doc }: Pick<OpenDocument, 'doc'>, link: LinkId): LinkWriter {
  return {
    name: (label) => changeLink(doc, link, { label }, typingOrigin),
    goesOn: (kind) => changeLink(doc, link, { kind }),
    remove: () => removeLinks(doc, [link]),
  }
}
