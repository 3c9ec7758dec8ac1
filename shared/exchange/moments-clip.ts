import { z } from 'zod'
import type { InkRecord } from '../documents/ink-document.ts'
import { type BoardId, isId, type MomentId } from '../model/ids.ts'
import { type Link, linkSchema } from '../model/link.ts'
import { type Moment, momentSchema } from '../model/moment.ts'
import { copiedFacts, momentOf } from '../model/moment-facts.ts'
import { type DocumentName, formatDocumentName, parseDocumentName } from '../protocol/document-names.ts'

/**
 * How moments lie on the clipboard, beside their words as text: with everything that was said of them, their links, and
 * what was drawn around them and copied with them.
 */
export const clipType = 'application/x-tributary-moments+json'

export type MomentsClip = {
  /** Ids are those of the map they were copied from: mint new ones. */
  readonly moments: readonly Moment[]
  readonly links: readonly Omit<Link, 'id'>[]
  /** Notes, figures, strokes and images, where they stood beside the moments. Ids are those of the map, too. */
  readonly ink?: readonly InkRecord[]
  /** Where the bytes of the images among them are: whoever pastes asks there, and gets what they may read. */
  readonly source?: ClipSource
}

export type ClipSource = { readonly boardId: BoardId; readonly document: DocumentName }

/** What any page can put on the clipboard is read like a file. */
const maxCopied = 5_000

const clipSchema = z.object({
  tributaryMoments: z.literal(1),
  moments: z
    .array(momentSchema.extend({ place: z.object({ x: z.number(), y: z.number() }).optional() }))
    .max(maxCopied),
  links: z.array(linkSchema).max(maxCopied * 4),
  ink: z
    .array(z.looseObject({ id: z.string().max(200), typeName: z.literal('shape'), type: z.string() }))
    .max(maxCopied)
    .default([]),
  source: z.object({ board: z.string(), document: z.string() }).optional(),
})

export function formatClip({ moments, links, ink = [], source }: MomentsClip): string {
  return JSON.stringify({
    tributaryMoments: 1,
    moments,
    links: links.map(({ from, to, kind, label }) => ({ from, to, kind, label })),
    ...(ink.length > 0 ? { ink } : {}),
    ...(source ? { source: { board: source.boardId, document: formatDocumentName(source.document) } } : {}),
  })
}

/** Nothing where it is not what `formatClip` writes. Links to what was not copied are left out. */
export function readClip(text: string): MomentsClip | undefined {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return undefined
  }
  const read = clipSchema.safeParse(json)
  if (!read.success) return undefined
  const { ink, source } = read.data
  if (read.data.moments.length + ink.length === 0) return undefined
  const present = new Set(read.data.moments.map(({ id }) => id))
  if (present.size < read.data.moments.length) return undefined
  return {
    moments: read.data.moments.map(({ id, ...said }) => {
      const moment = momentOf(id as MomentId, said)
      return momentOf(moment.id, copiedFacts(moment))
    }),
    links: read.data.links
      .filter(({ from, to }) => present.has(from) && present.has(to))
      .map(({ from, to, kind, label = '' }) => ({ from: from as MomentId, to: to as MomentId, kind, label })),
    ...(ink.length > 0 ? { ink } : {}),
    ...readSource(source),
  }
}

function readSource(source: { board: string; document: string } | undefined): { source?: ClipSource } {
  const document = source && parseDocumentName(source.document)
  return document && isId(source.board) ? { source: { boardId: source.board as BoardId, document } } : {}
}
