import { storyOrder } from './layout/story-order.ts'
import type { MergeBoard } from '#shared/merge/merge-board.ts'
import type { MomentId } from '#shared/model/ids.ts'
import { acceptAllCards, acceptCard, digitOnCard, putOffCard, refuseCard, stepCards } from './acts/card-acts.ts'
import { type Act, type Effects, nothing, type Stand } from './acts/effects.ts'
import { link } from './acts/link-acts.ts'
import { addAsItIs, joinAll, joinPartner, pick } from './acts/moment-acts.ts'
import {
  close,
  draw,
  foldLanes,
  goToDifferences,
  help,
  redo,
  rename,
  seeAll,
  undo,
  writeVariants,
} from './acts/screen-acts.ts'
import type { CommandName } from './command-names.ts'
import type { Keyed } from '../../ui/browser/key-table.ts'

/**
 * One command of merge mode. Its words on the key sheet are in the messages, under its name.
 *
 * `keys`: as in every table of commands, and `1-9`. `card`: what it does about the card in hand; `selected`: what it does while moments are selected. With a moment selected the card is out of sight, and what
 * is not seen is not decided: a command that has nothing of its own to do there does nothing (`nothing`), and one that
 * is not about the card does the same (`as-ever`). `whileDrawing`: also with a pen in hand, when letters choose tools.
 */
type Command = Keyed & {
  readonly card: (digit: number) => Act
  readonly selected: 'as-ever' | 'nothing' | ((digit: number) => Act)
  readonly whileDrawing?: true
}

const always = (act: Act) => () => act

export const commands: Readonly<Record<CommandName, Command>> = {
  accept: { keys: ['a'], shown: ['A'], card: always(acceptCard), selected: always(acceptSelected) },
  'same-as': { keys: ['s'], shown: ['S'], card: always(pick('same')), selected: always(pickSelected('same')) },
  part: { keys: ['p'], shown: ['P'], card: always(pick('part-of')), selected: always(pickSelected('part-of')) },
  apart: { keys: ['k'], shown: ['K'], card: always(refuseCard), selected: 'nothing' },
  later: { keys: ['l'], shown: ['L'], card: always(putOffCard), selected: 'nothing' },
  rename: { keys: ['r'], shown: ['R'], card: always(rename), selected: 'as-ever' },
  digit: { keys: ['1-9'], shown: ['1 – 9'], card: digitOnCard, selected: digitOnSelected },
  next: { keys: ['n', 'ArrowDown'], shown: ['N', '↓'], card: always(stepCards(1)), selected: 'nothing' },
  back: { keys: ['b', 'ArrowUp'], shown: ['B', '↑'], card: always(stepCards(-1)), selected: 'nothing' },
  'accept-all': { keys: ['Shift+a'], shown: ['Shift', 'A'], card: always(acceptAllCards), selected: 'nothing' },
  undo: { keys: ['z', 'Mod+z'], shown: ['Z'], card: always(undo), selected: 'as-ever', whileDrawing: true },
  redo: {
    keys: ['Shift+z', 'Mod+Shift+z', 'Mod+y', 'Mod+Shift+y'],
    shown: ['Shift', 'Z'],
    card: always(redo),
    selected: 'as-ever',
    whileDrawing: true,
  },
  differences: { keys: ['d'], shown: ['D'], card: always(goToDifferences), selected: 'as-ever' },
  fold: { keys: ['m'], shown: ['M'], card: always(foldLanes), selected: 'as-ever' },
  'see-all': { keys: ['0'], shown: ['0'], card: always(seeAll), selected: 'as-ever' },
  draw: { keys: ['i'], shown: ['I'], card: always(draw), selected: 'as-ever', whileDrawing: true },
  link: { keys: ['w'], shown: ['W'], card: always(() => nothing), selected: always(linkSelected) },
  variants: { keys: ['v'], shown: ['V'], card: always(writeVariants), selected: 'as-ever' },
  help: { keys: ['?', 'Shift+?'], shown: ['?'], card: always(help), selected: 'as-ever', whileDrawing: true },
  close: { keys: ['Escape', 'Shift+Escape'], card: always(close), selected: 'as-ever', whileDrawing: true },
}

/** What a command does for whoever stands here; `digit` is about the first, second … person or partner. */
export function actOf(name: CommandName, digit = 0): Act {
  const { card, selected } = commands[name]
  return (stand) => {
    if (stand.selected.length === 0 || selected === 'as-ever') return card(digit)(stand)
    return selected === 'nothing' ? nothing : selected(digit)(stand)
  }
}

export function isForDrawing(name: CommandName): boolean {
  return commands[name].whileDrawing === true
}

/** Some moments of the shared map as the story tells them. */
export function inStoryOrder(ids: readonly MomentId[], { flow }: Pick<MergeBoard, 'flow'>): readonly MomentId[] {
  return storyOrder(flow).filter((id) => ids.includes(id))
}

function acceptSelected(stand: Stand): Effects {
  const [id] = stand.selected
  if (stand.selected.length > 1) return joinAll(stand.selected)(stand)
  return id && isOpen(stand) ? addAsItIs(id)(stand) : nothing
}

function digitOnSelected(digit: number): Act {
  return (stand) => {
    const [id] = stand.selected
    return id && isOpen(stand) ? joinPartner(id, digit)(stand) : nothing
  }
}

function pickSelected(relation: 'same' | 'part-of'): Act {
  return (stand) => (stand.selected.length === 1 ? pick(relation)(stand) : nothing)
}

function linkSelected(stand: Stand): Effects {
  const { board, selected } = stand
  const [from, to] = inStoryOrder(
    selected.filter((id) => board.moments.has(id)),
    board,
  )
  if (from && to && selected.length === 2) return link(from, to)(stand)
  return from && selected.length === 1 ? pick('link')(stand) : nothing
}

/** One moment of a member's map is selected, and nobody has placed it. */
function isOpen({ selected, board }: Stand): boolean {
  const [id] = selected
  return selected.length === 1 && id !== undefined && board.sources.has(id) && !board.placedIn.has(id)
}
