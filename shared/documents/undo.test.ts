import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { MomentId } from '../model/ids.ts'
import { momentKinds } from '../model/moment.ts'
import { addMoment, changeMoment, readLinks, readMoments, removeMoments } from './map-document.ts'
import { createPeers, type Peers } from './testing/peers.ts'
import { systemOrigin, typingOrigin } from './transact.ts'

const id = (word: string) => word as MomentId

function pair() {
  const peers = createPeers(2)
  const [noor, priya] = peers.docs
  const [noorUndo, priyaUndo] = peers.undos
  if (!noor || !priya || !noorUndo || !priyaUndo) throw new Error('two were asked for')
  return { peers, noor, priya, noorUndo, priyaUndo }
}

const labels = (doc: Parameters<typeof readMoments>[0]) => readMoments(doc).map((moment) => moment.label)

describe('my undo', () => {
  test('takes back what I did and never what somebody else did', () => {
    const { peers, noor, priya, noorUndo } = pair()
    addMoment(noor, { id: id('a'), label: 'Noor’s' })
    peers.settle()
    addMoment(priya, { id: id('b'), label: 'Priya’s' })
    changeMoment(priya, id('a'), { thinking: 'Priya thinks' })
    peers.settle()
    expect(noorUndo.undo()).toBe(true)
    expect(noorUndo.undo()).toBe(false)
    peers.settle()
    expect(labels(priya)).toEqual(['Priya’s'])
    expect(noorUndo.redo()).toBe(true)
    peers.settle()
    expect(readMoments(priya).map((moment) => moment.thinking)).toEqual(['Priya thinks', ''])
    peers.close()
  })

  test('one action is one step, however quickly they follow each other', () => {
    const { peers, noor, noorUndo } = pair()
    for (const word of ['a', 'b', 'c']) addMoment(noor, { id: id(word), label: word })
    noorUndo.undo()
    expect(labels(noor)).toEqual(['a', 'b'])
    noorUndo.undo()
    expect(labels(noor)).toEqual(['a'])
    noorUndo.redo()
    expect(labels(noor)).toEqual(['a', 'b'])
    peers.close()
  })

  test('letters are one step, until an action or the end of a field comes between', () => {
    const { peers, noor, noorUndo } = pair()
    addMoment(noor, { id: id('a') })
    for (const label of ['O', 'Op', 'Ope']) changeMoment(noor, id('a'), { label }, typingOrigin)
    changeMoment(noor, id('a'), { kind: 'pain' })
    changeMoment(noor, id('a'), { label: 'Open' }, typingOrigin)
    noorUndo.endStep()
    changeMoment(noor, id('a'), { thinking: 'T' }, typingOrigin)
    noorUndo.undo()
    expect(readMoments(noor)[0]).toMatchObject({ label: 'Open', thinking: '', kind: 'pain' })
    noorUndo.undo()
    expect(readMoments(noor)[0]).toMatchObject({ label: 'Ope', kind: 'pain' })
    noorUndo.undo()
    expect(readMoments(noor)[0]).toMatchObject({ label: 'Ope', kind: 'step' })
    noorUndo.undo()
    expect(readMoments(noor)[0]).toMatchObject({ label: '', kind: 'step' })
    peers.close()
  })

  test('what is typed after an undo is a step of its own', () => {
    const { peers, noor, noorUndo } = pair()
    addMoment(noor, { id: id('a') })
    changeMoment(noor, id('a'), { label: 'Old' }, typingOrigin)
    noorUndo.endStep()
    changeMoment(noor, id('a'), { label: 'Old words' }, typingOrigin)
    noorUndo.undo()
    changeMoment(noor, id('a'), { label: 'Older' }, typingOrigin)
    noorUndo.undo()
    expect(labels(noor)).toEqual(['Old'])
    peers.close()
  })

  test('leaves alone what the app set up', () => {
    const { peers, noor, noorUndo } = pair()
    addMoment(noor, { id: id('a') }, systemOrigin)
    expect(noorUndo.canUndo()).toBe(false)
    peers.close()
  })

  test('tells when there is something to take back or do again', () => {
    const { peers, noor, noorUndo } = pair()
    let told = 0
    const stop = noorUndo.onChange(() => told++)
    addMoment(noor, { id: id('a') })
    expect([noorUndo.canUndo(), noorUndo.canRedo(), told]).toEqual([true, false, 1])
    noorUndo.undo()
    expect([noorUndo.canUndo(), noorUndo.canRedo()]).toEqual([false, true])
    stop()
    const before = told
    noorUndo.redo()
    expect(told).toBe(before)
    peers.close()
  })
})

type Step =
  | { readonly do: 'add' | 'remove' | 'label' | 'kind' | 'feel' | 'place'; readonly who: number; readonly what: number }
  | { readonly do: 'undo' | 'redo'; readonly who: number; readonly what: number }
  | { readonly do: 'deliver'; readonly who: number; readonly what: number }

const anySteps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    do: fc.constantFrom<Step['do']>(
      'add',
      'remove',
      'label',
      'kind',
      'feel',
      'place',
      'undo',
      'redo',
      'deliver',
      'deliver',
    ),
    who: fc.nat(2),
    what: fc.nat(30),
  }) as fc.Arbitrary<Step>,
  { maxLength: 60 },
)

function take({ docs, undos, deliver }: Peers, step: Step, count: number): void {
  const doc = docs[step.who]
  const undo = undos[step.who]
  if (!doc || !undo) return
  const moments = readMoments(doc)
  const target = moments[step.what % Math.max(1, moments.length)]?.id
  if (step.do === 'add') addMoment(doc, { id: id(`m${step.who}-${count}`), label: `m${count}` })
  else if (step.do === 'undo') undo.undo()
  else if (step.do === 'redo') undo.redo()
  else if (step.do === 'deliver') deliver(step.who, step.what)
  else if (target === undefined) return
  else if (step.do === 'remove') removeMoments(doc, [target])
  else if (step.do === 'label') changeMoment(doc, target, { label: `by ${step.who} at ${count}` }, typingOrigin)
  else if (step.do === 'kind') changeMoment(doc, target, { kind: momentKinds[step.what % 8] ?? 'step' })
  else if (step.do === 'feel') changeMoment(doc, target, { feeling: { valence: 1, word: `w${count}` } })
  else changeMoment(doc, target, { place: { x: step.what, y: count } })
}

describe('three people, whatever they do and undo, in whatever order it arrives', () => {
  test('end at one map', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        const peers = createPeers(3)
        for (const [count, step] of steps.entries()) take(peers, step, count)
        peers.settle()
        const [first, ...others] = peers.docs.map((doc) => ({ moments: readMoments(doc), links: readLinks(doc) }))
        for (const other of others) expect(other).toEqual(first)
        peers.close()
      }),
      { numRuns: 200 },
    )
  })

  test('undoing everything of one person leaves the moments of the others, with what the others said about them', () => {
    const hers = fc.array(fc.tuple(fc.constantFrom('add', 'label', 'kind', 'place'), fc.nat(30)), { maxLength: 20 })
    fc.assert(
      fc.property(hers, hers, (first, second) => {
        const { peers, noor, priya, noorUndo } = pair()
        const longest = Math.max(first.length, second.length)
        for (let at = 0; at < longest; at++) {
          for (const [who, steps] of [first, second].entries()) {
            const [what, which] = steps[at] ?? []
            if (what === undefined || which === undefined) continue
            // Each touches only moments of their own, so that what must remain can be said.
            const doc = who === 0 ? noor : priya
            const own = readMoments(doc).filter((moment) => moment.id.startsWith(`m${who}-`))
            const target = own[which % Math.max(1, own.length)]?.id
            if (what === 'add') addMoment(doc, { id: id(`m${who}-${at}`) })
            else if (target === undefined) continue
            else if (what === 'label') changeMoment(doc, target, { label: `label ${at}` })
            else if (what === 'kind') changeMoment(doc, target, { kind: momentKinds[which % 8] ?? 'step' })
            else changeMoment(doc, target, { place: { x: which, y: at } })
          }
          peers.settle()
        }
        const priyas = readMoments(noor).filter((moment) => moment.id.startsWith('m1-'))
        const everything = readMoments(noor)
        let steps = 0
        while (noorUndo.undo()) steps++
        peers.settle()
        expect(readMoments(priya)).toEqual(priyas)
        for (let at = 0; at < steps; at++) noorUndo.redo()
        peers.settle()
        expect(readMoments(priya)).toEqual(everything)
        peers.close()
      }),
      { numRuns: 150 },
    )
  })
})
