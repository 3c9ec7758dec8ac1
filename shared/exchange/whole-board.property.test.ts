import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { addEvidence, editGuide, readEvidence, writeBrief, writePath } from '../documents/board-document.ts'
import { addComment, editComment, readThreads, removeComment, replyTo, resolveThread } from '../documents/comments.ts'
import { writeInk } from '../documents/ink-document.ts'
import { addQuote, interviewText, readInterview, writeInterviewText } from '../documents/interview-document.ts'
import { addLink, addMoment, changeMoment, readMoments, removeMoments } from '../documents/map-document.ts'
import { readSharedMap } from '../documents/shared-map-document.ts'
import {
  cutLink,
  decideDifference,
  drawDifference,
  keepApart,
  keepWording,
  placeSources,
  putOff,
  takeOffSharedMap,
  unplaceSources,
} from '../documents/shared-map-edits.ts'
import { systemOrigin } from '../documents/transact.ts'
import { differenceKinds } from '../model/difference.ts'
import type { CommentId, EvidenceId, InterviewId, LinkId, MapId, MomentId, PersonId, QuoteId } from '../model/ids.ts'
import { quoteKinds, stances } from '../model/interview.ts'
import { linkKinds } from '../model/link.ts'
import { momentKinds, valences } from '../model/moment.ts'
import type { Person } from '../model/person.ts'
import { placedWording } from '../model/placed-wording.ts'
import { differenceStates } from '../model/shared-map.ts'
import { parseBoardText } from './board-file.ts'
import { boardOfDocuments, type HeldDocument } from './board-of-documents.ts'
import { documentsOfBoard } from './documents-of-board.ts'
import { formatBoardFile } from './format-board-file.ts'
import { remapIds } from './remap-ids.ts'

/** Everything people can do to a board's documents, by numbers: what to do, to what, and with which words. */
type Deed = { readonly what: number; readonly a: number; readonly b: number; readonly words: string }

const deeds = fc.array(
  fc.record({
    what: fc.nat({ max: 25 }),
    a: fc.nat({ max: 40 }),
    b: fc.nat({ max: 40 }),
    words: fc.oneof(fc.string({ maxLength: 24 }), fc.string({ unit: 'grapheme', maxLength: 12 })),
  }),
  { minLength: 5, maxLength: 90 },
)

const names = ['Noor', 'Priya', 'Tomasz']
const people = names.map((name, at): Person => ({
  id: `p${at}` as PersonId,
  mapId: `m${at}` as MapId,
  name,
  discipline: 'design',
  slot: 'reed',
  role: at === 0 ? 'facilitator' : 'author',
  ready: true,
  revealedAt: 1,
}))
const facts = { title: 'Evenings', phase: 'merge', people } as const

function boardAfter(all: readonly Deed[]): readonly HeldDocument[] {
  const maps = people.map(({ mapId }) => ({ name: { kind: 'map', mapId } as const, doc: new Y.Doc() }))
  const board = { name: { kind: 'board' } as const, doc: new Y.Doc() }
  const shared = { name: { kind: 'map-shared' } as const, doc: new Y.Doc() }
  const told = { name: { kind: 'interview', interviewId: 'i1' as InterviewId } as const, doc: new Y.Doc() }
  const speakers = [{ name: 'P1', role: 'participant' }] as const
  writeInterviewText(told.doc, { title: 'P1', date: '', speakers, text: 'P1: I sat down. Then I looked.' })
  let at = 1
  for (const deed of all) perform(deed, `${at}`, at++)
  return [board, ...maps, shared, told]

  function perform({ what, a, b, words }: Deed, fresh: string, at: number): void {
    const by = people[a % people.length]?.id ?? ('nobody' as PersonId)
    const who = { by, at }
    const map = maps[b % maps.length]
    if (!map) return
    const own = readMoments(map.doc)
    const first = own[a % Math.max(1, own.length)]
    const second = own[b % Math.max(1, own.length)]
    const minted = readSharedMap(shared.doc).moments
    const here = minted[a % Math.max(1, minted.length)]
    const there = minted[b % Math.max(1, minted.length)]
    const source = first && { sourceId: first.id, mapId: map.name.mapId, wording: placedWording(first) }
    const key = here && there ? `order:${[here.id, there.id].sort().join('|')}` : 'scope:start'
    const threads = readThreads(board.doc)
    const thread = threads[a % Math.max(1, threads.length)]
    switch (what) {
      case 0:
      case 1:
      case 2:
        return addMoment(map.doc, {
          id: `s${fresh}` as MomentId,
          kind: pick(momentKinds, a),
          label: words,
          ...(b % 3 === 0 ? { thinking: words, feeling: { valence: pick(valences, a), word: words } } : {}),
          ...(b % 3 === 1 ? { place: { x: a * 3.25, y: -b }, doing: words, when: words.trim() } : {}),
          ...(b % 5 === 0 ? { behindTheScenes: true, chapter: words } : {}),
          ...(b % 4 === 0 ? { group: `g${a}`, locked: true } : {}),
        })
      case 3:
        if (first && second)
          addLink(map.doc, {
            id: `l${fresh}` as LinkId,
            from: first.id,
            to: second.id,
            kind: pick(linkKinds, a),
            label: words,
          })
        return
      case 4:
        return first && changeMoment(map.doc, first.id, { label: words, kind: pick(momentKinds, b) })
      case 5:
        return first && a % 4 === 0 ? removeMoments(map.doc, [first.id]) : undefined
      case 6:
        return writeInk(
          pick([map, shared], a).doc,
          [
            {
              id: `shape:${a}`,
              typeName: 'shape',
              type: 'text',
              x: 1.5,
              y: b,
              props: { words, list: [null, true] },
              by,
            },
          ],
          [`shape:${b}`],
        )
      case 7:
      case 8:
        return (
          source &&
          placeSources(
            shared.doc,
            { moment: { id: `n${fresh}` as MomentId, label: words, labelFrom: source.sourceId } },
            [source],
            who,
          )
        )
      case 9:
        return (
          source &&
          here &&
          placeSources(shared.doc, { momentId: here.id }, [source], { ...who, relation: a % 2 ? 'same' : 'part-of' })
        )
      case 10:
        return addMoment(shared.doc, { id: `n${fresh}` as MomentId, label: words, by })
      case 11:
        return first && unplaceSources(shared.doc, [first.id])
      case 12:
        return here && b % 3 === 0 ? takeOffSharedMap(shared.doc, [here.id], who) : undefined
      case 13:
        return first && second && first !== second ? keepApart(shared.doc, [[first.id, second.id]], who) : undefined
      case 14:
        return first && putOff(shared.doc, `part-of:${first.id}|x`, a % 3 !== 0, who)
      case 15:
        return decideDifference(shared.doc, key, {
          state: pick(differenceStates, b),
          ...who,
          ...(a % 2 ? { question: words, interviews: ['i1' as InterviewId] } : { because: words }),
        })
      case 16:
        return drawDifference(shared.doc, {
          key: `drawn:${fresh}`,
          kind: pick(differenceKinds, a),
          title: words,
          question: words,
          moments: here ? [here.id] : [],
          sides: [
            { mapIds: [map.name.mapId], sourceIds: first ? [first.id] : [], claim: words },
            { mapIds: [], sourceIds: [], claim: 'B' },
          ],
          ...who,
        })
      case 17:
        return here && there && cutLink(shared.doc, here.id, there.id, b % 4 !== 0, who)
      case 18: {
        const placed = here?.sources[0]
        if (!placed) return
        return keepWording(shared.doc, [{ ...placed, wording: placedWording(a % 2 ? first : undefined) }], who)
      }
      case 19:
        if (here && there)
          addLink(shared.doc, { id: `l${fresh}` as LinkId, from: here.id, to: there.id, kind: pick(linkKinds, b), by })
        return
      case 20:
        writeBrief(board.doc, { outcome: words, question: `${words} ${b}` })
        return editGuide(
          board.doc,
          `learn:${key}`,
          b % 3 ? { ...who, text: words, ...(a % 2 ? { hidden: true } : {}) } : undefined,
        )
      case 21:
        addQuote(told.doc, {
          id: `q${fresh}` as QuoteId,
          start: a % 20,
          end: (a % 20) + b,
          kind: pick(quoteKinds, b),
          ...who,
        })
        return b % 6 === 0
          ? interviewText(told.doc).insert(a % 20, words.replace(/[\n\r]/g, '').toWellFormed())
          : undefined
      case 22: {
        const quote = readInterview(told.doc, told.name.interviewId).quotes[0]
        if (!quote) return
        const id = `e${fresh}` as EvidenceId
        const about = [
          { kind: 'difference', key } as const,
          ...(here && there
            ? [{ kind: 'moment', id: here.id } as const, { kind: 'link', from: here.id, to: there.id } as const]
            : []),
        ]
        addEvidence(board.doc, {
          id,
          interviewId: told.name.interviewId,
          quoteId: quote.id,
          target: pick(about, a),
          stance: pick(stances, b),
          ...who,
        })
        return writePath(board.doc, { interviewId: told.name.interviewId, moments: minted.map(({ id }) => id) })
      }
      case 23: {
        const targets = [
          { kind: 'place', x: a, y: b, ...(first ? { mapId: map.name.mapId, near: first.id } : {}) } as const,
          { kind: 'difference', key } as const,
          ...(first && second ? [{ kind: 'link', mapId: map.name.mapId, from: first.id, to: second.id } as const] : []),
          ...(here ? [{ kind: 'moment', id: here.id } as const] : []),
        ]
        return void addComment(board.doc, {
          id: `c${fresh}` as CommentId,
          target: pick(targets, b),
          text: words,
          asks: a % 2 === 0,
          ...who,
        })
      }
      case 24:
        return void (thread && replyTo(board.doc, thread.id, { id: `c${fresh}` as CommentId, text: words, ...who }))
      case 25: {
        const said = thread?.comments[0]
        if (!thread || !said) return
        if (b % 3 === 0) return resolveThread(board.doc, thread.id, who)
        if (b % 3 === 1) return void removeComment(board.doc, said)
        return void editComment(board.doc, { id: said.id, by: said.by, text: words, at })
      }
    }
  }
}

const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T

function filled(board: Parameters<typeof documentsOfBoard>[0]): readonly HeldDocument[] {
  return documentsOfBoard(board).map(({ name, write }) => {
    const doc = new Y.Doc()
    write(doc, systemOrigin)
    return { name, doc }
  })
}

test('a board is the same after it was written to a file, read again, and put into new documents', () => {
  let ties = 0
  fc.assert(
    fc.property(deeds, (all) => {
      const board = boardOfDocuments(facts, boardAfter(all))
      ties += board.evidence.length + (board.threads?.length ?? 0) + (board.shared?.drawnDifferences?.length ?? 0)
      const read = parseBoardText(formatBoardFile(board))
      expect(read).toEqual({ ok: true, board, warnings: [] })
      expect(boardOfDocuments(facts, filled(board))).toEqual(board)
      // Under new names as well; the documents' own order A to Z of what has no other order is another one then.
      let next = 0
      const renamed = remapIds(board, <T extends string>() => `z${next++}` as T)
      const again = boardOfDocuments({ ...facts, people: [] }, filled(renamed))
      expect(again.evidence).toHaveLength(board.evidence.length)
      expect(again.shared?.placements.map(({ at }) => at)).toEqual(board.shared?.placements.map(({ at }) => at))
      expect(again.threads?.length).toBe(board.threads?.length)
      expect(readEvidenceKeys(again)).toEqual(readEvidenceKeys(renamed))
    }),
    { numRuns: 150 },
  )
  // What is compared is not empty.
  expect(ties).toBeGreaterThan(100)
})

function readEvidenceKeys({ evidence }: { evidence: ReturnType<typeof readEvidence> }): readonly string[] {
  return evidence.map(({ id, target }) => `${id} ${JSON.stringify(target)}`).sort()
}

const deed = (what: number, a = 0, b = 0): Deed => ({ what, a, b, words: 'x' })

test('a link drawn by hand, one end of which was taken off the shared map, takes its author with it', () => {
  // Found by the property above: two moments, a link between them, and one of them taken off.
  const board = boardOfDocuments(facts, boardAfter([deed(10), deed(10), deed(19, 0, 1), deed(12)]))
  expect(board.shared?.moments).toHaveLength(1)
  expect(board.shared?.drawnLinks).toEqual([])
  expect([...(board.shared?.addedBy?.keys() ?? [])]).toEqual(board.shared?.moments.map(({ id }) => id))
  expect(parseBoardText(formatBoardFile(board))).toEqual({ ok: true, board, warnings: [] })
})
