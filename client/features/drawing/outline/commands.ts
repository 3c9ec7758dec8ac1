import type { MomentId } from '#shared/model/ids.ts'
import type { Keyed } from '../../../ui/browser/key-table.ts'
import { type Act, nothing } from './acts/effects.ts'
import { join, move, remove, shift, split, toggleLock } from './acts/map-acts.ts'
import {
  askChapter,
  branch,
  close,
  goTo,
  goToEnd,
  next,
  openChapter,
  openDetails,
  openLink,
  redo,
  step,
  stepAside,
  undo,
} from './acts/row-acts.ts'
import { chooseAll, extend, group, joinAll, lockAll, removeAll, tidy, ungroup } from './acts/several-acts.ts'
import type { keyWords } from './messages.ts'

/** The row in which a key was pressed. */
export type At = {
  readonly id: MomentId
  /** All that are chosen, where it is one of several. */
  readonly several: readonly MomentId[] | undefined
  /** The caret in the label of the open row, in UTF-16 units; absent in its other fields. */
  readonly caret?: number | undefined
}

type Does = (at: At) => Act

/**
 * One command of the outline. Its words on the key sheet are in the messages, under its name, and the sheet has them in
 * this order, those of the margin also there.
 *
 * `open`, `closed`: what it does in a row with its fields open, and in a closed one, where single letters count; absent
 * where it means nothing there and the browser has the key. `looksOn`: also where the map may only be looked at.
 * `passes`: where nothing comes of it, the browser has the key after all. Without keys it is typed into a label
 * (`readTypedLabel`, `readLabelKey`), is the browser's own, or belongs to another part of the page.
 */
export type OutlineCommand = Keyed & {
  readonly open?: Does
  readonly closed?: Does
  readonly looksOn?: true
  readonly passes?: true
} & (
    | { readonly name: keyof typeof keyWords; readonly shown: readonly string[]; readonly margin?: true }
    | { readonly name: string; readonly shown?: undefined }
  )

/** The same whichever face the row has. */
const inBoth = (does: Does) => ({ open: does, closed: does })

const shiftIn: Does = ({ id }) => shift(id, 'in')
const shiftOut: Does = ({ id }) => shift(id, 'out')
const joinOne: Does =
  ({ id }) =>
  (stand) =>
    stand.pending?.id === id ? nothing : join(id)(stand)
/** An empty row has nothing to go on from. */
const nextInOpen: Does =
  ({ id }) =>
  (stand) =>
    stand.moments.get(id)?.label.trim() === '' ? nothing : next(id)(stand)
const splitAtCaret: Does =
  ({ id, caret }) =>
  (stand) =>
    caret === undefined || stand.pending?.id === id ? nothing : split(id, caret)(stand)
const goes = (where: 'help' | 'search' | 'image'): Does => {
  return () => () => ({ goes: where })
}

export const outlineCommands: readonly OutlineCommand[] = [
  { name: 'next', keys: ['Enter'], shown: ['Enter'], margin: true, open: nextInOpen },
  { name: 'fields', keys: [], shown: ['Tab'], margin: true },
  { name: 'in', keys: ['Alt+ArrowRight'], shown: ['Alt', '→'], margin: true, ...inBoth(shiftIn) },
  { name: 'out', keys: ['Alt+ArrowLeft'], shown: ['Alt', '←'], margin: true, ...inBoth(shiftOut) },
  { name: 'move', keys: ['Alt+ArrowUp'], shown: ['Alt', '↑↓'], margin: true, ...inBoth(({ id }) => move(id, 'up')) },
  { name: 'move down', keys: ['Alt+ArrowDown'], ...inBoth(({ id }) => move(id, 'down')) },
  { name: 'error', keys: [], shown: ['!'], margin: true },
  { name: 'pain', keys: [], shown: ['^'], margin: true },
  { name: 'workaround', keys: [], shown: ['-'], margin: true },
  { name: 'abandon', keys: [], shown: ['x', 'Space'], margin: true },
  { name: 'feeling', keys: [], shown: [':('], margin: true },
  { name: 'linkTyped', keys: [], shown: ['@'], margin: true },
  { name: 'comeFrom', keys: [], shown: ['@'] },
  { name: 'split', keys: ['Mod+Enter'], shown: ['Ctrl', 'Enter'], open: splitAtCaret },
  {
    name: 'joinNext',
    keys: ['Mod+j'],
    shown: ['Ctrl', 'J'],
    open: joinOne,
    closed: ({ id, several }) => (several ? joinAll(several) : join(id)),
  },
  { name: 'nextOrBranch', keys: ['n'], shown: ['N', 'B'], closed: ({ id }) => next(id) },
  { name: 'branch', keys: ['b'], closed: ({ id }) => branch(id) },
  { name: 'linkOrDetails', keys: ['l'], shown: ['L', 'D'], closed: ({ id }) => openLink(id) },
  { name: 'details', keys: ['d'], closed: ({ id }) => openDetails(id) },
  {
    name: 'joinAll',
    keys: ['j'],
    shown: ['J'],
    closed: ({ id, several }) => (several ? joinAll(several) : join(id)),
  },
  {
    name: 'choose',
    keys: ['Shift+ArrowUp'],
    shown: ['Shift', '↑↓'],
    closed: ({ id }) => extend(id, -1),
    looksOn: true,
  },
  { name: 'choose down', keys: ['Shift+ArrowDown'], closed: ({ id }) => extend(id, 1), looksOn: true },
  { name: 'choose all', keys: ['Mod+a'], closed: ({ id }) => chooseAll(id), looksOn: true },
  {
    name: 'group',
    keys: ['Mod+g'],
    shown: ['Ctrl', 'G'],
    closed: ({ several }) => (several ? group(several) : () => nothing),
  },
  { name: 'ungroup', keys: ['Mod+Shift+g'], closed: ({ id, several }) => ungroup(several ?? [id]) },
  {
    name: 'lock',
    keys: ['Shift+l'],
    shown: ['Shift', 'L'],
    closed: ({ id, several }) => (several ? lockAll(several) : toggleLock(id)),
  },
  {
    name: 'chapter',
    keys: ['Shift+c'],
    shown: ['Shift', 'C'],
    closed: ({ id, several }) => (several ? askChapter : openChapter(id)),
  },
  { name: 'tidy', keys: ['Shift+t'], shown: ['Shift', 'T'], closed: ({ several }) => tidy(several ?? []) },
  { name: 'comments', keys: [], shown: ['C'] },
  { name: 'search', keys: ['/', 'Shift+/'], shown: ['/'], closed: goes('search'), looksOn: true },
  { name: 'image', keys: ['i'], shown: ['I'], closed: goes('image') },
  { name: 'undoClosed', keys: ['z'], shown: ['Z'], closed: () => undo },
  { name: 'redo closed', keys: ['Shift+z'], closed: () => redo },
  {
    name: 'fold',
    keys: ['ArrowLeft', 'Shift+ArrowLeft'],
    shown: ['←', '→'],
    closed: ({ id }) => stepAside(id, 'left'),
    looksOn: true,
    passes: true,
  },
  {
    name: 'unfold',
    keys: ['ArrowRight', 'Shift+ArrowRight'],
    closed: ({ id }) => stepAside(id, 'right'),
    looksOn: true,
    passes: true,
  },
  { name: 'copy', keys: [], shown: ['Ctrl', 'C X V'] },
  { name: 'decision', keys: [], shown: ['?'] },
  { name: 'start', keys: [], shown: ['>'] },
  { name: 'end', keys: [], shown: ['.', 'Space'] },
  { name: 'feelings', keys: [], shown: [':))', ':|', ':(('] },
  { name: 'newLine', keys: [], shown: ['Shift', 'Enter'] },
  { name: 'when', keys: [], shown: ['Shift', 'Tab'] },
  { name: 'walk', keys: ['ArrowUp'], shown: ['↑', '↓'], closed: ({ id }) => step(id, -1), looksOn: true },
  { name: 'walk down', keys: ['ArrowDown'], closed: ({ id }) => step(id, 1), looksOn: true },
  { name: 'first', keys: ['Home', 'Shift+Home'], closed: () => goToEnd('first'), looksOn: true },
  { name: 'last', keys: ['End', 'Shift+End'], closed: () => goToEnd('last'), looksOn: true },
  { name: 'erase', keys: [], shown: ['Backspace'] },
  {
    name: 'remove',
    keys: ['Delete', 'Backspace', 'Shift+Delete', 'Shift+Backspace'],
    closed: ({ id, several }) => (several ? removeAll(several) : remove(id)),
  },
  {
    name: 'outAlone',
    keys: ['Alt+Shift+ArrowLeft'],
    shown: ['Shift', 'Alt', '←'],
    open: ({ id }) => shift(id, 'out', true),
    closed: shiftOut,
  },
  { name: 'feelingDigit', keys: [], shown: ['1', '…', '5'] },
  { name: 'feelingStep', keys: [], shown: ['+', '-'] },
  { name: 'undo', keys: ['Mod+z'], shown: ['Ctrl', 'Z'], open: () => undo, closed: () => undo },
  {
    name: 'redo',
    keys: ['Mod+Shift+z', 'Mod+y'],
    shown: ['Shift', 'Ctrl', 'Z'],
    ...inBoth(() => redo),
  },
  {
    name: 'close',
    keys: ['Escape', 'Shift+Escape'],
    shown: ['Esc'],
    open: () => close,
    closed: ({ id, several }) => (several ? goTo(id) : () => nothing),
    looksOn: true,
    passes: true,
  },
  { name: 'help', keys: ['?', 'Shift+?'], closed: goes('help'), looksOn: true },
]
