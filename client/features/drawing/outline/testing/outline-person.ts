import { addAll, readLinks, readMoments } from '#shared/documents/map-document.ts'
import { systemOrigin } from '#shared/documents/transact.ts'
import { asId, type LinkId, type MapId, type MomentId } from '#shared/model/ids.ts'
import type { LinkKind } from '#shared/model/link.ts'
import type { AddedMoment } from '#shared/model/map-edits.ts'
import type { PressedKey } from '../../../../ui/browser/key-table.ts'
import { createSelectionStore } from '../../../../canvas/selection/selection-store.ts'
import { createTestDocument } from '../../../../sync/testing/test-document.ts'
import type { Act, Effects } from '../acts/effects.ts'
import { createOutline } from '../create-outline.ts'
import { hearRow, type RowFace } from '../hear-row.ts'

export const id = asId<MomentId>
export const linkId = asId<LinkId>

type Drawn = {
  readonly moments: readonly (Partial<Omit<AddedMoment, 'id'>> & { readonly id: string })[]
  /** As `from to`, or `from to kind word`; each gets the id `from-to`. */
  readonly links: readonly string[]
}

/** One person before an outline, without a browser: a real document, what is drawn of it, and keys that mean what they mean. */
export function outlinePerson({ moments, links }: Drawn, { readOnly = false } = {}) {
  const document = createTestDocument({ kind: 'map', mapId: asId<MapId>('map1') })
  const { doc } = document
  addAll(
    doc,
    {
      moments: moments.map((moment) => ({ kind: 'step', label: moment.id, ...moment, id: id(moment.id) })),
      links: links.map((said) => {
        const [from = '', to = '', kind = 'next', ...word] = said.split(' ')
        return {
          id: linkId(`${from}-${to}`),
          from: id(from),
          to: id(to),
          kind: kind as LinkKind,
          label: word.join(' '),
        }
      }),
    },
    systemOrigin,
  )
  const selection = createSelectionStore()
  const heard: string[] = []
  let minted = 0
  const outline = createOutline({
    document,
    selection,
    announce: (sentence) => void heard.push(sentence),
    mintMoment: () => id(`new${++minted}`),
    mintLink: () => linkId(`way${++minted}`),
  })
  const look = () => outline.look(readOnly)
  const drawn = () => outline.drawn(readOnly)
  drawn()

  function does(act: Act): Effects {
    const effects = outline.does(act)
    drawn()
    return effects
  }

  return {
    document,
    doc,
    outline,
    selection,
    heard,
    look,
    does,
    /** The screen is drawn again, as after a change by somebody else. */
    drawn,
    /** As on a keyboard: `Shift+l`, `Mod+Enter`; in the open row where one is open, else in the one with the focus. */
    presses(name: string, at: { readonly in?: MomentId; readonly face?: RowFace; readonly caret?: number } = {}) {
      const { openId, currentId, chosen } = look()
      const row = at.in ?? openId ?? currentId ?? id('none')
      const face = at.face ?? (openId === undefined ? 'closed' : 'open')
      const several = face === 'closed' && chosen.length > 1 && chosen.includes(row) ? chosen : undefined
      const heardAs = hearRow(face, keyOf(name), { id: row, several, caret: at.caret }, { does, readOnly })
      return heardAs
    },
    writes(row: MomentId, label: string) {
      outline.writerOf(row).change({ label }, 'typing')
      drawn()
    },
    /** The rows as they are read: number and words. */
    rows: () => look().rows.map((row) => `${row.number} ${look().moments.get(row.momentId)?.label ?? ''}`),
    /** The ways as `from to`, with their kind where it isn't the usual one, and their word. */
    ways: () =>
      readLinks(doc)
        .map(({ from, to, kind, label }) => [from, to, kind === 'next' ? '' : kind, label].filter(Boolean).join(' '))
        .sort(),
    moments: () => readMoments(doc),
    moment: (wanted: string) => readMoments(doc).find((moment) => moment.id === wanted),
  }
}

export type OutlinePerson = ReturnType<typeof outlinePerson>

function keyOf(name: string): PressedKey {
  const parts = name.split('+')
  const held = new Set(parts.slice(0, -1))
  return {
    key: parts.at(-1) ?? '',
    ctrlKey: held.has('Mod'),
    metaKey: false,
    altKey: held.has('Alt'),
    shiftKey: held.has('Shift'),
  }
}
