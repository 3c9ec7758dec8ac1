import type * as Y from 'yjs'
import type { MergeEdit, MergeEdits } from '../model/merge-edits.ts'
import type { Decided } from '../model/shared-map.ts'
import { addLink, removeLinks } from './map-document.ts'
import {
  bringTogether,
  cutLink,
  decideDifference,
  drawDifference,
  eraseDifference,
  keepApart,
  keepWording,
  placeAll,
  putOff,
  renameSharedMoment,
  takeOffSharedMap,
  unplaceSources,
} from './shared-map-edits.ts'
import { act, localOrigin, type Origin } from './transact.ts'

/**
 * Writes a planned decision into `map-shared`: one transaction, one undo step, and one person and time for all of it,
 * which is how the news of it is told as one. Placements that follow each other are written in one go, since each time
 * the whole document is looked through.
 */
export function applyMergeEdits(doc: Y.Doc, edits: MergeEdits, decided: Decided, origin: Origin = localOrigin): void {
  act(
    doc,
    () => {
      for (const run of runsOf(edits)) apply(doc, run, decided, origin)
    },
    origin,
  )
}

type Place = Extract<MergeEdit, { kind: 'place' }>
type Run = readonly Place[] | Exclude<MergeEdit, Place>

/** The edits in their order, placements that follow each other as one. */
function runsOf(edits: MergeEdits): readonly Run[] {
  const runs: Run[] = []
  let places: Place[] | undefined
  for (const edit of edits) {
    if (edit.kind !== 'place') {
      places = undefined
      runs.push(edit)
    } else if (places) places.push(edit)
    else runs.push((places = [edit]))
  }
  return runs
}

function isPlaces(run: Run): run is readonly Place[] {
  return Array.isArray(run)
}

function apply(doc: Y.Doc, run: Run, decided: Decided, origin: Origin): void {
  if (isPlaces(run)) return placeAll(doc, run, decided, origin)
  switch (run.kind) {
    case 'keep-wording':
      return keepWording(doc, run.kept, decided, origin)
    case 'unplace':
      return unplaceSources(doc, run.sources, origin)
    case 'keep-apart':
      return keepApart(doc, run.pairs, decided, origin)
    case 'bring-together':
      for (const [a, b] of run.pairs) bringTogether(doc, a, b, origin)
      return
    case 'put-off':
    case 'take-up':
      return putOff(doc, run.key, run.kind === 'put-off', decided, origin)
    case 'rename':
      return renameSharedMoment(doc, run.momentId, run.label, run.labelFrom, origin)
    case 'take-off':
      return takeOffSharedMap(doc, run.momentIds, decided, origin)
    case 'draw-link':
      return addLink(doc, { ...run.link, by: decided.by }, origin)
    case 'erase-link':
      return removeLinks(doc, [run.id], origin)
    case 'cut-link':
    case 'restore-link':
      return cutLink(doc, run.from, run.to, run.kind === 'cut-link', decided, origin)
    case 'decide-difference':
      return decideDifference(doc, run.key, { ...run.decision, ...decided }, origin)
    case 'draw-difference':
      return drawDifference(doc, { ...run.difference, ...decided }, origin)
    case 'erase-difference':
      return eraseDifference(doc, run.key, origin)
  }
}
