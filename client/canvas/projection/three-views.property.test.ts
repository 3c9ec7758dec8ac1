import * as fc from 'fast-check'
import type { TLShape, TLShapeId } from 'tldraw'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { applyEdits } from '#shared/documents/apply-edits.ts'
import { addThing, type InkRecord, readInk, recordToThing, writeInk } from '#shared/documents/ink-document.ts'
import { addAll, changeMoment, readLinks, readMoments } from '#shared/documents/map-document.ts'
import { imageRecord, readImage } from '#shared/documents/map-images.ts'
import { systemOrigin } from '#shared/documents/transact.ts'
import { chapterByMoment } from '#shared/layout/chapters.ts'
import { planMoveRow } from '#shared/layout/move-row.ts'
import { planIndent, planMove, planNext, planOutdent } from '#shared/layout/outline-edits.ts'
import { outlineOf } from '#shared/layout/outline-order.ts'
import { planRemoval } from '#shared/layout/removal.ts'
import { planJoinAll, planSplit, planTurn } from '#shared/layout/split-join.ts'
import { momentsById, wholeLinks } from '#shared/model/experience-map.ts'
import type { ImageId, LinkId, MomentId } from '#shared/model/ids.ts'
import type { MapEdits } from '#shared/model/map-edits.ts'
import { type Valence, valences } from '#shared/model/moment.ts'
import { type CanvasPerson, createCanvasPerson, syncAll } from '../testing/canvas-person.ts'
import { isImageShape } from './image-shapes.ts'
import { isInkShape } from './ink-shapes.ts'
import { isLinkShape, isMomentShape } from './shape-types.ts'
import { isFigureShape, isStickyShape } from './thing-shapes.ts'

/**
 * Three people work on one map, some on the canvas and some in the outline, in random order. What the document says, what
 * the canvas draws and what the outline lists is the same map, on every screen; and undo takes back one's own part alone.
 */
const anyStep = fc.record({
  who: fc.nat(2),
  at: fc.nat(20),
  other: fc.nat(20),
  caret: fc.nat(12),
  do: fc.constantFrom(
    ...(['next', 'move', 'drag', 'indent', 'outdent', 'remove', 'turn'] as const),
    ...(['split', 'join', 'canvasSplit', 'canvasJoin', 'between', 'canvasRemove'] as const),
    ...(['nudge', 'group', 'ungroup', 'lock', 'chapter', 'tidy', 'write', 'feel'] as const),
    ...(['sketch', 'rub', 'sketchWords', 'note', 'figure', 'thingWords', 'mood', 'image', 'push', 'scrap'] as const),
    ...(['undo', 'redo', 'meet'] as const),
  ),
})
type Step = typeof anyStep extends fc.Arbitrary<infer T> ? T : never

test('document, canvas and outline are one map, whatever three people do to it', () => {
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 40 }), (steps) => {
      const people = threePeople()
      try {
        for (const step of steps) perform(people, step)
        for (const person of people) person.letGo()
        syncAll(people)
        syncAll(people)
        const [first, ...others] = people.map(viewsOf)
        for (const views of others) expect(views).toEqual(first)
        expect(first?.canvas).toEqual(first?.document)
        expect(first?.outline).toEqual(first?.document.moments.map(({ id }) => id))
      } finally {
        for (const person of people) person.close()
      }
    }),
    { numRuns: 60 },
  )
})

test('undo takes back exactly my part of it, and redo brings exactly that again', () => {
  const mine = fc.record({
    at: fc.nat(20),
    other: fc.nat(20),
    caret: fc.nat(12),
    do: fc.constantFrom(
      ...(['next', 'move', 'drag', 'indent', 'outdent', 'remove', 'turn', 'split', 'join'] as const),
      ...(['canvasSplit', 'canvasJoin', 'between', 'canvasRemove', 'nudge', 'group', 'lock', 'chapter'] as const),
      ...(['feel', 'sketch', 'rub', 'sketchWords', 'note', 'figure', 'thingWords', 'image', 'push', 'scrap'] as const),
    ),
  })
  fc.assert(
    fc.property(mine, fc.array(anyStep, { minLength: 1, maxLength: 8 }), (step, theirs) => {
      const [noor, priya, alone] = threePeople()
      if (!noor || !priya || !alone) throw new Error('three were asked for')
      try {
        act(noor, { ...step, who: 0 }, 'a')
        const hers: Uint8Array[] = []
        priya.doc.on('update', (update: Uint8Array, origin: unknown) => {
          if (origin !== 'remote') hers.push(update)
        })
        for (const one of theirs) if (one.do !== 'meet' && one.do !== 'tidy') act(priya, one, 'n')
        syncAll([noor, priya])
        const both = documentOf(noor)
        for (const update of hers) Y.applyUpdate(alone.doc, update, 'remote')
        const couldUndo = noor.document.undo.undo()
        expect(documentOf(noor)).toEqual(documentOf(alone))
        if (couldUndo) noor.document.undo.redo()
        expect(documentOf(noor)).toEqual(both)
      } finally {
        for (const person of [noor, priya, alone]) person.close()
      }
    }),
    { numRuns: 80 },
  )
})

/** Two stories on one map, a0 … a4 and n0 … n4, each with a branch, a way back, a sketch and a note; everything has its place. */
function threePeople(): readonly CanvasPerson[] {
  const base = new Y.Doc()
  base.clientID = 9
  for (const [row, name] of ['a', 'n'].entries()) {
    const id = (at: number) => `${name}${at}` as MomentId
    addAll(
      base,
      {
        moments: [0, 1, 2, 3, 4].map((at) => ({
          id: id(at),
          kind: at === 0 ? 'start' : at === 3 ? 'error' : 'step',
          label: `${name}${at} first second`,
          place: { x: at * 240, y: row * 400 },
          ...(at === 0 ? { sketch: { strokes: [{ id: 'first', width: 1, points: [0, 0, 90, 90] }] } } : {}),
        })),
        links: [
          { id: `${name}-01` as LinkId, from: id(0), to: id(1), label: 'so' },
          { id: `${name}-12` as LinkId, from: id(1), to: id(2) },
          { id: `${name}-13` as LinkId, from: id(1), to: id(3), kind: 'error' },
          { id: `${name}-24` as LinkId, from: id(2), to: id(4) },
          { id: `${name}-41` as LinkId, from: id(4), to: id(1), kind: 'loop' },
        ],
      },
      systemOrigin,
    )
    const note = { place: { x: row * 300, y: 900 }, words: `${name} drawn`, height: 96 }
    addThing(base, { id: `shape:${name}-note`, type: 'sticky', ...note }, systemOrigin)
  }
  const update = Y.encodeStateAsUpdate(base)
  return [1, 2, 3].map((client) => {
    const person = createCanvasPerson(client)
    Y.applyUpdate(person.doc, update, 'remote')
    person.settle()
    return person
  })
}

function perform(people: readonly CanvasPerson[], step: Step): void {
  const person = people[step.who]
  if (!person) return
  if (step.do === 'meet') {
    const other = people[step.other % people.length]
    if (other) syncAll([person, other])
  } else act(person, step)
  person.settle()
}

/** Does a step; `story` keeps to the moments of one story, and what was made of them. */
function act(person: CanvasPerson, step: Step, story = ''): void {
  const { doc, edits } = person
  const map = { moments: readMoments(doc), links: readLinks(doc) }
  const known = map.moments.filter(({ id, label }) => story === '' || (id.startsWith(story) && label.startsWith(story)))
  const own = new Set<string>(known.map(({ id }) => id))
  const links = wholeLinks(map).filter(({ from, to }) => own.has(from) && own.has(to))
  const id = known[step.at % known.length]?.id
  const other = known[step.other % known.length]?.id
  const link = links[step.at % Math.max(1, links.length)]?.id
  if (!id || !other) return
  let minted = 0
  const mint = () => `${id}-${person.doc.clientID}-${doc.store.clients.size}-${minted++}-${step.caret}` as LinkId
  const fresh = `${id}x${person.doc.clientID}x${step.at}x${step.other}` as MomentId
  const isNew = !map.moments.some((moment) => moment.id === fresh)
  const apply = (plan: MapEdits | undefined) => plan && applyEdits(doc, plan)
  // What is on the canvas can be taken hold of; each person takes what they drew themselves.
  const shown = new Set<string>(person.shapes().map((shape) => shape.id))
  const ink = readInk(doc).filter((record) => shown.has(record.id) && (story === '' || isOf(record, story)))
  const drawn = ink[step.other % Math.max(1, ink.length)]
  const thing = drawn && recordToThing(drawn)
  // Within one story the other one is not there.
  const seen = story === '' ? map : { moments: known, links }
  switch (step.do) {
    case 'next':
      return isNew ? apply(planNext(seen, id, { id: fresh, kind: 'step', label: `${story}n` }, mint)) : undefined
    case 'move':
      return apply(planMove(seen, id, step.caret % 2 === 0 ? 'up' : 'down'))
    case 'drag':
      return apply(planMoveRow(seen, id, { after: other, depth: step.caret % 3 }, mint))
    case 'indent':
      return apply(planIndent(seen, id, undefined, mint))
    case 'outdent':
      return apply(planOutdent(seen, id, mint))
    case 'remove':
      return apply(planRemoval(seen, { moments: [id] }, mint))
    case 'turn':
      return link && apply(planTurn(seen, link))
    case 'split':
      return isNew ? apply(planSplit(seen, id, step.caret, { id: fresh }, mint)) : undefined
    case 'join':
      return apply(planJoinAll(seen, [id])?.plans[0])
    case 'canvasSplit':
      return edits.split(id, step.caret)
    case 'canvasJoin':
      return edits.join(id === other ? [id] : [id, other])
    case 'between':
      return link && edits.addBetween(link)
    case 'canvasRemove':
      return edits.remove([id], link ? [link] : [])
    case 'nudge':
      return edits.nudge([id, other], { x: step.caret, y: 12 })
    case 'group':
      return edits.group([...new Set([id, other])])
    case 'ungroup':
      return edits.ungroup([id])
    case 'lock':
      return void edits.toggleLock([id])
    case 'chapter':
      return edits.setChapter([id, other], ['', 'Before', 'In the evening'][step.caret % 3] ?? '')
    case 'tidy':
      return edits.tidy()
    case 'write':
      return changeMoment(doc, id, { label: `${story}${step.caret} words` })
    case 'feel':
      return changeMoment(doc, id, { feeling: { valence: valences[step.caret % valences.length] ?? 0, word: story } })
    case 'sketch':
      return edits.drawSketch(id, { add: [{ id: `s${fresh}`, width: 2, points: [1, 2, step.caret, 40] }] })
    case 'rub':
      return edits.drawSketch(id, {
        remove: map.moments.flatMap(({ sketch }) => sketch?.strokes.map((one) => one.id) ?? []),
      })
    case 'sketchWords':
      return edits.drawSketch(id, { words: `${story}${step.caret}` })
    case 'note':
    case 'figure': {
      const type = step.do === 'note' ? 'sticky' : 'figure'
      const place = { x: step.at * 90, y: step.other * 70 }
      return addThing(doc, { id: `shape:${fresh}t`, type, place, words: `${story} drawn`, height: 96 })
    }
    case 'thingWords':
      return thing && edits.writeThing(thing.id, `${story} ${step.caret}`)
    case 'mood':
      return thing && edits.changeThing(thing.id, { mood: valences[step.caret % valences.length] ?? 0 })
    case 'image': {
      const image = { id: `shape:${fresh}i`, imageId: 'image1' as ImageId, name: 'sofa.png', w: 90, h: 60 }
      return writeInk(doc, [imageRecord({ ...image, x: step.at, y: step.other })], [])
    }
    case 'push':
      if (drawn) person.store.update(drawn.id as TLShapeId, (shape) => ({ ...shape, x: shape.x + 5, y: 9 }))
      return undefined
    case 'scrap':
      return drawn && edits.remove([], [], [drawn.id])
    case 'undo':
      return void person.document.undo.undo()
    case 'redo':
      return void person.document.undo.redo()
    case 'meet':
      return undefined
  }
}

function isOf(record: InkRecord, story: string): boolean {
  return record.id.startsWith(`shape:${story}`) || recordToThing(record)?.words.startsWith(story) === true
}

function documentOf({ doc }: CanvasPerson): unknown {
  return { moments: byId(readMoments(doc)), links: readLinks(doc), ink: byId(readInk(doc)) }
}

/** The same map three times: as it is written down, drawn and listed. */
function viewsOf(person: CanvasPerson) {
  const map = { moments: readMoments(person.doc), links: readLinks(person.doc) }
  const rows = outlineOf(map)
  const lies = chapterByMoment(rows, momentsById(map))
  const shapes = person.shapes()
  return {
    document: {
      moments: byId(
        map.moments.map(({ id, label, kind, feeling, sketch = null, group = '', locked = false }) => ({
          id,
          label,
          kind,
          feeling: feeling?.valence ?? null,
          sketch,
          group,
          locked,
          chapter: lies.get(id) ?? '',
        })),
      ),
      links: byId(wholeLinks(map).map(({ id, from, to, kind, label }) => ({ id, from, to, kind, label }))),
      ink: byId(readInk(person.doc).map(inkFacts)),
    },
    canvas: {
      moments: byId(
        shapes.filter(isMomentShape).map(({ props }) => ({
          id: props.momentId,
          label: props.label,
          kind: props.kind,
          feeling: props.valence,
          sketch: props.sketch,
          group: props.group,
          locked: props.locked,
          chapter: props.chapter,
        })),
      ),
      links: byId(
        shapes.filter(isLinkShape).map(({ props }) => ({
          id: props.linkId,
          from: props.from.replace(`shape:m_${props.layerKey}_`, ''),
          to: props.to.replace(`shape:m_${props.layerKey}_`, ''),
          kind: props.kind,
          label: props.label,
        })),
      ),
      ink: byId(shapes.filter(isInkShape).map(shapeFacts)),
    },
    outline: rows.map((row) => row.momentId).sort(),
  }
}

/** What a document says of something that is drawn, and what the canvas shows of it. */
type InkFacts = { id: string; type: string; x: unknown; y: unknown; words: string; mood: Valence | null }

function inkFacts(record: InkRecord): InkFacts {
  const thing = recordToThing(record)
  const { x, y } = thing ? thing.place : record
  const words = thing ? thing.words : (readImage(record)?.name ?? '')
  return { id: record.id, type: record.type, x, y, words, mood: thing?.mood ?? null }
}

function shapeFacts(shape: TLShape): InkFacts {
  const { id, type, x, y } = shape
  if (isImageShape(shape)) return { id, type, x, y, words: shape.props.name, mood: null }
  const words = isStickyShape(shape) || isFigureShape(shape) ? shape.props.words : ''
  return { id, type, x, y, words, mood: isFigureShape(shape) ? shape.props.mood : null }
}

function byId<T extends { readonly id: string }>(things: readonly T[]): readonly T[] {
  return [...things].sort((a, b) => (a.id < b.id ? -1 : 1))
}
