import * as Y from 'yjs'
import { cleanRead } from '../model/clean-text.ts'
import { type Brief, type BriefField, briefFields } from '../model/brief.ts'
import type { EvidenceId, InterviewId, MomentId, PersonId, QuoteId } from '../model/ids.ts'
import { type Evidence, type Stance, stances } from '../model/interview.ts'
import type { EvidenceTarget, StoryPath } from '../model/shared-map.ts'
import { commentScope } from './comments.ts'
import { entriesOf } from './entries.ts'
import { markSchema } from './schema.ts'
import { patchText } from './text.ts'
import { act, localOrigin, type Origin } from './transact.ts'

/**
 * What the whole team writes together, apart from maps and interviews.
 *
 *   meta              { schema }
 *   brief:<field>     a root text for each field: two people can write two fields, or one field, at once
 *   evidence          id → { interviewId, quoteId, target, by, at }
 *   stance            evidence id → stance            (changed apart from the tie itself)
 *   paths             interview id → [moment id]
 *   guide             item id → { hidden?, text?, by, at }   what people changed about the derived guide
 *   comments, settled (`comments.ts`)
 */
const evidenceOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('evidence')
const stanceOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('stance')
const pathsOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('paths')
const guideOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('guide')

export function briefText(doc: Y.Doc, field: BriefField): Y.Text {
  return doc.getText(`brief:${field}`)
}

export function readBrief(doc: Y.Doc): Brief {
  const brief = {} as Record<BriefField, string>
  for (const field of briefFields) brief[field] = briefText(doc, field).toString()
  return brief
}

export function writeBrief(doc: Y.Doc, brief: Partial<Brief>, origin: Origin = localOrigin): void {
  act(
    doc,
    () => {
      markSchema(doc)
      for (const field of briefFields) {
        const next = brief[field]
        if (next !== undefined) patchText(briefText(doc, field), next)
      }
    },
    origin,
  )
}

export function readEvidence(doc: Y.Doc): readonly Evidence[] {
  const found: Evidence[] = []
  for (const [id, value] of entriesOf(evidenceOf(doc))) {
    if (!isRecord(value)) continue
    const { interviewId, quoteId, by, at } = value
    const target = readTarget(value.target)
    const stance = stances.find((known) => known === stanceOf(doc).get(id)) ?? 'nuances'
    if (typeof interviewId !== 'string' || typeof quoteId !== 'string' || typeof at !== 'number' || !target) continue
    found.push({
      id: id as EvidenceId,
      interviewId: interviewId as InterviewId,
      quoteId: quoteId as QuoteId,
      by: (typeof by === 'string' ? by : '') as PersonId,
      at,
      target,
      stance,
    })
  }
  return found
}

export function addEvidence(doc: Y.Doc, { id, stance, ...tie }: Evidence, origin: Origin = localOrigin): void {
  act(
    doc,
    () => {
      markSchema(doc)
      evidenceOf(doc).set(id, { ...tie, target: { ...tie.target } })
      stanceOf(doc).set(id, stance)
    },
    origin,
  )
}

export function changeStance(doc: Y.Doc, id: EvidenceId, stance: Stance, origin: Origin = localOrigin): void {
  act(doc, () => stanceOf(doc).set(id, stance), origin)
}

export function removeEvidence(doc: Y.Doc, ids: readonly EvidenceId[], origin: Origin = localOrigin): void {
  act(
    doc,
    () => {
      for (const id of ids) {
        evidenceOf(doc).delete(id)
        stanceOf(doc).delete(id)
      }
    },
    origin,
  )
}

export function readPaths(doc: Y.Doc): readonly StoryPath[] {
  const paths: StoryPath[] = []
  for (const [id, value] of entriesOf(pathsOf(doc))) {
    if (!Array.isArray(value)) continue
    const moments = value.filter((item): item is string => typeof item === 'string')
    paths.push({ interviewId: id as InterviewId, moments: moments as MomentId[] })
  }
  return paths
}

export function writePath(doc: Y.Doc, path: StoryPath, origin: Origin = localOrigin): void {
  act(doc, () => pathsOf(doc).set(path.interviewId, [...path.moments]), origin)
}

/** What somebody changed about one line of the derived guide. */
export type GuideEdit = {
  readonly hidden?: boolean
  readonly text?: string
  readonly by: PersonId
  readonly at: number
}

export function readGuideEdits(doc: Y.Doc): ReadonlyMap<string, GuideEdit> {
  const edits = new Map<string, GuideEdit>()
  for (const [id, value] of entriesOf(guideOf(doc))) {
    if (!isRecord(value) || typeof value.by !== 'string' || typeof value.at !== 'number') continue
    edits.set(id, {
      by: value.by as PersonId,
      at: value.at,
      ...(value.hidden === true ? { hidden: true } : {}),
      ...(typeof value.text === 'string' ? { text: cleanRead(value.text) } : {}),
    })
  }
  return edits
}

/** `undefined` gives the line back to the map. */
export function editGuide(doc: Y.Doc, itemId: string, edit: GuideEdit | undefined, origin: Origin = localOrigin): void {
  act(doc, () => (edit ? guideOf(doc).set(itemId, { ...edit }) : guideOf(doc).delete(itemId)), origin)
}

/** The shared types of `board`, for its undo manager. */
export function boardScope(doc: Y.Doc): (Y.Map<unknown> | Y.Text)[] {
  return [
    evidenceOf(doc),
    stanceOf(doc),
    pathsOf(doc),
    guideOf(doc),
    ...commentScope(doc),
    ...briefFields.map((field) => briefText(doc, field)),
  ]
}

function readTarget(value: unknown): EvidenceTarget | undefined {
  if (!isRecord(value)) return undefined
  if (value.kind === 'moment' && typeof value.id === 'string') return { kind: 'moment', id: value.id as MomentId }
  if (value.kind === 'link' && typeof value.from === 'string' && typeof value.to === 'string')
    return { kind: 'link', from: value.from as MomentId, to: value.to as MomentId }
  if (value.kind === 'difference' && typeof value.key === 'string') return { kind: 'difference', key: value.key }
  return undefined
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
