import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { applyEdits } from '#shared/documents/apply-edits.ts'
import { addAll, readLinks, readMoments } from '#shared/documents/map-document.ts'
import { systemOrigin } from '#shared/documents/transact.ts'
import { parseOutlineText } from '#shared/exchange/outline-text.ts'
import { planInsertion } from '#shared/layout/outline-edits.ts'
import type { LinkId, MomentId } from '#shared/model/ids.ts'
import { kindMarks } from '#shared/model/kind-prefix.ts'
import { linkKinds } from '#shared/model/link.ts'
import { momentKinds } from '#shared/model/moment.ts'
import { readTypedLabel } from '#shared/model/typed-label.ts'
import { writerOf } from '../../features/drawing/details/moment-writer.ts'
import { bringIn, join, link, split, toggleLock, turn } from '../../features/drawing/outline/acts/map-acts.ts'
import { branch, next } from '../../features/drawing/outline/acts/row-acts.ts'
import {
  chapterOf,
  group,
  joinAll,
  lockAll,
  removeAll,
  ungroup,
} from '../../features/drawing/outline/acts/several-acts.ts'
import type { Act } from '../../features/drawing/outline/acts/effects.ts'
import { createOutline } from '../../features/drawing/outline/create-outline.ts'
import { mintId } from '../../sync/new-id.ts'
import { editMoment } from '../selection/selection-store.ts'
import { type CanvasPerson, createCanvasPerson } from '../testing/canvas-person.ts'

/** The same command on the same map, by canvas and by outline, writes the same moments and links: ids and places aside. */
const commands = {
  next: {
    canvas: ({ edits }, { id }) => void edits.addNext(id),
    outline: (person, { id }) => openRow(person, next(id)),
  },
  branch: {
    canvas: ({ edits }, { id }) => void edits.addBranch(id),
    outline: (person, { id }) => openRow(person, branch(id)),
  },
  remove: {
    canvas: ({ edits }, { id }) => edits.remove([id], []),
    outline: (person, { id }) => does(person, removeAll([id])),
  },
  removeSeveral: {
    canvas: ({ edits }, { several }) => edits.remove(several, []),
    outline: (person, { several }) => does(person, removeAll(several)),
  },
  split: {
    canvas: ({ edits }, { id, at }) => edits.split(id, at),
    outline: (person, { id, at }) => does(person, split(id, at)),
  },
  join: {
    canvas: ({ edits }, { id }) => edits.join([id]),
    outline: (person, { id }) => does(person, join(id)),
  },
  joinSeveral: {
    canvas: ({ edits }, { several }) => edits.join(several),
    outline: (person, { several }) => does(person, joinAll(several)),
  },
  turn: {
    canvas: ({ edits }, { link }) => link && edits.turn(link),
    outline: (person, { link }) => link && does(person, turn(link)),
  },
  link: {
    canvas: ({ edits }, { id, other }) => edits.link(id, other),
    outline: (person, { id, other }) => does(person, link(id, other, '')),
  },
  group: {
    canvas: ({ edits }, { several }) => edits.group(several),
    outline: (person, { several }) => does(person, group(several)),
  },
  ungroup: {
    canvas: ({ edits }, { id }) => edits.ungroup([id]),
    outline: (person, { id }) => does(person, ungroup([id])),
  },
  lock: {
    canvas: ({ edits }, { id }) => void edits.toggleLock([id]),
    outline: (person, { id }) => does(person, toggleLock(id)),
  },
  lockSeveral: {
    canvas: ({ edits }, { several }) => void edits.toggleLock(several),
    outline: (person, { several }) => does(person, lockAll(several)),
  },
  chapter: {
    canvas: ({ edits }, { several }) => edits.setChapter(several, 'Before'),
    outline: (person, { several }) => does(person, chapterOf(several, 'Before')),
  },
  mark: {
    canvas: (person, { id, mark }) => typeOnCanvas(person, id, `${mark} typed`),
    outline: (person, { id, mark }) => typeInOutline(person, id, `${mark} typed`),
  },
  feeling: {
    canvas: (person, { id, mouth }) => typeOnCanvas(person, id, `Sits (as ever ${mouth}`),
    outline: (person, { id, mouth }) => typeInOutline(person, id, `Sits (as ever ${mouth}`),
  },
  paste: {
    canvas: ({ edits }, { mouth }) => edits.addWords(`Sits${mouth}\n  ! Falls\nGoes on`, { x: 0, y: 2_000 }),
    outline: ({ doc }, { mouth }) => pasteList(doc, `Sits${mouth}\n  ! Falls\nGoes on`),
  },
} satisfies Readonly<Record<string, { readonly canvas: Press; readonly outline: Press }>>

type On = {
  readonly id: MomentId
  readonly other: MomentId
  readonly several: readonly MomentId[]
  readonly link: LinkId | undefined
  readonly at: number
  readonly mark: string
  readonly mouth: string
}
type Press = (person: CanvasPerson, on: On) => unknown

const anyMap = fc.record({
  moments: fc.array(
    fc.record({
      kind: fc.constantFrom(...momentKinds),
      group: fc.constantFrom('', '', 'one'),
      locked: fc.constantFrom(false, false, false, true),
      chapter: fc.constantFrom('', 'Before'),
    }),
    { minLength: 3, maxLength: 7 },
  ),
  /** Beside the story itself, which goes from each moment to the one after it. */
  links: fc.array(fc.tuple(fc.nat(6), fc.nat(6), fc.constantFrom(...linkKinds)), { maxLength: 4 }),
})

const anyOn = fc.record({
  id: fc.nat(6),
  other: fc.nat(6),
  several: fc.uniqueArray(fc.nat(6), { minLength: 2, maxLength: 4 }),
  link: fc.nat(9),
  at: fc.nat(10),
  mark: fc.constantFrom(...kindMarks.map(({ mark }) => mark)),
  mouth: fc.constantFrom(':)', ':(', ' :|', ':-)'),
})

test.each(Object.entries(commands))('%s means the same on the canvas and in the outline', (_, command) => {
  fc.assert(
    fc.property(anyMap, anyOn, (map, asked) => {
      const [canvas, outline] = [drawnFor(1, map), drawnFor(2, map)]
      try {
        const on = choose(canvas, asked)
        command.canvas(canvas, on)
        command.outline(outline, on)
        expect(said(canvas, map.moments.length)).toEqual(said(outline, map.moments.length))
      } finally {
        for (const person of [canvas, outline]) person.close()
      }
    }),
    { numRuns: 50 },
  )
})

function drawnFor(client: number, map: typeof anyMap extends fc.Arbitrary<infer T> ? T : never): CanvasPerson {
  const base = new Y.Doc()
  base.clientID = 9
  const id = (at: number) => `m${at % map.moments.length}` as MomentId
  const story = map.moments.slice(1).map((_, at) => [at, at + 1, 'next'] as const)
  addAll(
    base,
    {
      moments: map.moments.map((moment, at) => ({
        ...moment,
        id: id(at),
        label: `m${at} words`,
        place: { x: at * 240, y: 0 },
      })),
      links: [...story, ...map.links].map(([from, to, kind], at) => ({
        id: `l${at}` as LinkId,
        from: id(from),
        to: id(to),
        kind,
        label: at % 3 === 0 ? `case ${at}` : '',
      })),
    },
    systemOrigin,
  )
  const person = createCanvasPerson(client)
  Y.applyUpdate(person.doc, Y.encodeStateAsUpdate(base), 'remote')
  base.destroy()
  person.settle()
  return person
}

function choose({ doc }: CanvasPerson, asked: typeof anyOn extends fc.Arbitrary<infer T> ? T : never): On {
  const { moments, links } = mapOf(doc)
  const id = (at: number) => `m${at % moments.length}` as MomentId
  return {
    ...asked,
    id: id(asked.id),
    other: id(asked.other),
    several: [...new Set(asked.several.map(id))],
    link: links[asked.link % Math.max(1, links.length)]?.id,
  }
}

function mapOf(doc: Y.Doc) {
  return { moments: readMoments(doc), links: readLinks(doc) }
}

/** What the outline's rows call, on the document as it stands. */
function outlineOfPerson({ document, selection }: CanvasPerson) {
  const outline = createOutline({ document, selection, announce: () => {}, mintMoment: mintId, mintLink: mintId })
  outline.drawn(false)
  return outline
}

function does(person: CanvasPerson, act: Act): void {
  outlineOfPerson(person).does(act)
}

/** A row that was opened, at its first letter; here it has none, as on the canvas. */
function openRow(person: CanvasPerson, act: Act): void {
  const outline = outlineOfPerson(person)
  outline.does(act)
  const { pending } = outline.look(false)
  if (pending) outline.does(bringIn(pending, { label: '' }))
}

function typeOnCanvas({ doc, edits, selection }: CanvasPerson, id: MomentId, text: string): void {
  editMoment(selection, id)
  edits.writeLabel(id, '')
  for (const letter of text)
    edits.writeLabel(id, (readMoments(doc).find((moment) => moment.id === id)?.label ?? '') + letter)
  editMoment(selection, undefined)
  edits.closeLabel(id)
}

function typeInOutline({ doc, document }: CanvasPerson, id: MomentId, text: string): void {
  const writer = writerOf(document, id)
  writer.change({ label: '' }, 'typing')
  for (const letter of text) {
    const moment = readMoments(doc).find((one) => one.id === id)
    if (!moment) return
    const { label, kind, valence } = readTypedLabel(moment.label, moment.label + letter)
    const feeling = valence === undefined ? {} : { feeling: { valence, word: moment.feeling?.word ?? '' } }
    writer.change({ label, ...(kind ? { kind } : {}), ...feeling })
  }
}

function pasteList(doc: Y.Doc, words: string): void {
  const { moments, links } = parseOutlineText(words)
  const added = moments.map((moment) => ({ ...moment, id: mintId<MomentId>() }))
  const joined = links.flatMap(({ from, to, kind }) => {
    const [a, b] = [added[from]?.id, added[to]?.id]
    return a && b ? [{ id: mintId<LinkId>(), from: a, to: b, kind }] : []
  })
  applyEdits(
    doc,
    planInsertion(mapOf(doc), undefined, { moments: added, links: joined }, () => mintId<LinkId>()),
  )
}

/** Moments in the order in which they were added, so that the new ones of both are the same ones. */
function said({ doc }: CanvasPerson, drawn: number) {
  const { moments, links } = mapOf(doc)
  const groups = new Map<string, string>()
  const names = new Map(moments.map(({ id }, at) => [id, at < drawn && /^m\d$/.test(id) ? id : `new ${at}`]))
  return {
    moments: moments.map(({ id, place: _place, group, ...moment }) => {
      if (group && !groups.has(group)) groups.set(group, `group ${groups.size}`)
      return { ...moment, id: names.get(id), group: group && groups.get(group) }
    }),
    links: links.map(({ from, to, kind, label }) => `${names.get(from)} ${kind} ${names.get(to)} ${label}`).sort(),
  }
}
