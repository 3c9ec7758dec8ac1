import { type Keyed, keyTable } from '../../ui/browser/key-table.ts'
import {
  arrange,
  branch,
  chapter,
  details,
  edit,
  group,
  join,
  lock,
  next,
  nudge,
  pickLink,
  remove,
  tidy,
  turn,
  ungroup,
} from './moment-acts.ts'
import type { CanvasAct } from './stand.ts'
import { choose, fitSelection, image, leave, opens, redo, sketch, undo, walkInk, zoom } from './tool-acts.ts'
import { goToEnd, selectAll, walk, walkLinks } from './walk-acts.ts'

/**
 * One command of the canvas. Its words on the key sheet are in the messages of drawing, under its name, and the sheet has
 * them in this order. When it is offered is said by what it does: nothing where it means nothing.
 *
 * Single keys count only while the canvas has the focus and no label is open; keys in a label are in `label-commands.ts`.
 * Without keys it is typed into a label, or is the browser's or tldraw's own. Where “1” and “0” stand differs between
 * keyboards: “!” and “)” are what Shift makes of them on many.
 */
export type CanvasCommand = Keyed & { readonly name: string; readonly does?: CanvasAct }

const nudgeBy = 12

export const canvasCommands = [
  { name: 'edit', keys: ['Enter', 'F2'], shown: ['Enter'], does: edit },
  { name: 'labelBranch', keys: [], shown: ['Tab'] },
  { name: 'newLine', keys: [], shown: ['Shift', 'Enter'] },
  { name: 'kinds', keys: [], shown: ['? ! ^ ~ x'] },
  { name: 'feelings', keys: [], shown: [':) :('] },
  { name: 'close', keys: [], shown: ['Esc'] },
  { name: 'walk', keys: ['ArrowLeft'], shown: ['← ↑ → ↓'], does: walk('left') },
  { name: 'walk right', keys: ['ArrowRight'], does: walk('right') },
  { name: 'walk up', keys: ['ArrowUp', 'Shift+ArrowUp'], does: walk('up') },
  { name: 'walk down', keys: ['ArrowDown', 'Shift+ArrowDown'], does: walk('down') },
  { name: 'next', keys: ['n'], shown: ['N'], does: next },
  { name: 'branch', keys: ['b'], shown: ['B'], does: branch },
  { name: 'link', keys: ['l'], shown: ['L'], does: pickLink },
  { name: 'onLink', keys: ['r'], shown: ['N', 'R'], does: turn },
  { name: 'split', keys: [], shown: ['Ctrl', 'Enter'] },
  { name: 'join', keys: ['j', 'Mod+j'], shown: ['J'], does: join },
  { name: 'walkLinks', keys: ['Shift+ArrowRight'], shown: ['Shift', '← →'], does: walkLinks('out') },
  { name: 'walk links in', keys: ['Shift+ArrowLeft'], does: walkLinks('in') },
  { name: 'details', keys: ['d'], shown: ['D'], does: details },
  {
    name: 'nudge',
    keys: ['Alt+ArrowLeft', 'Alt+Shift+ArrowLeft'],
    shown: ['Alt', '← ↑ → ↓'],
    does: nudge({ x: -nudgeBy, y: 0 }),
  },
  { name: 'nudge right', keys: ['Alt+ArrowRight', 'Alt+Shift+ArrowRight'], does: nudge({ x: nudgeBy, y: 0 }) },
  { name: 'nudge up', keys: ['Alt+ArrowUp', 'Alt+Shift+ArrowUp'], does: nudge({ x: 0, y: -nudgeBy }) },
  { name: 'nudge down', keys: ['Alt+ArrowDown', 'Alt+Shift+ArrowDown'], does: nudge({ x: 0, y: nudgeBy }) },
  { name: 'copy', keys: [], shown: ['Ctrl', 'C X V'] },
  { name: 'remove', keys: ['Delete', 'Backspace'], shown: ['Delete'], does: remove },
  { name: 'undo', keys: ['z', 'Mod+z'], shown: ['Z'], does: undo },
  { name: 'redo', keys: ['Shift+z', 'Mod+Shift+z', 'Mod+y'], does: redo },
  { name: 'tools', keys: ['v'], shown: ['V', 'M', 'A', 'P', 'K', 'T', 'E'], does: choose('select') },
  { name: 'moment tool', keys: ['m'], does: choose('moment') },
  { name: 'link tool', keys: ['a'], does: choose('link') },
  { name: 'pen', keys: ['p'], does: choose('draw') },
  { name: 'marker', keys: ['k'], does: choose('highlight') },
  { name: 'words tool', keys: ['t'], does: choose('text') },
  { name: 'eraser', keys: ['e'], does: choose('eraser') },
  { name: 'hand', keys: ['h'], does: choose('hand') },
  { name: 'things', keys: ['s'], shown: ['S', 'F'], does: choose('sticky') },
  { name: 'figure', keys: ['f'], does: choose('figure') },
  { name: 'sketch', keys: ['Shift+s'], shown: ['Shift', 'S'], does: sketch },
  { name: 'offer', keys: [], shown: ['Enter'] },
  { name: 'walkInk', keys: ['o'], shown: ['O'], does: walkInk(1) },
  { name: 'walk ink back', keys: ['Shift+o'], does: walkInk(-1) },
  { name: 'fit', keys: ['Shift+1', 'Shift+!'], shown: ['Shift', '1'], does: zoom('fit') },
  { name: 'fitSelection', keys: ['Shift+2', 'Shift+"', 'Shift+@'], shown: ['Shift', '2'], does: fitSelection },
  { name: 'full size', keys: ['Shift+0', 'Shift+)'], does: zoom('full size') },
  { name: 'zoom in', keys: ['+', 'Shift++', '=', 'Shift+='], does: zoom('in') },
  { name: 'zoom out', keys: ['-', 'Shift+-'], does: zoom('out') },
  { name: 'search', keys: ['/', 'Shift+/'], shown: ['/'], does: opens('search') },
  { name: 'image', keys: ['i'], shown: ['I'], does: image },
  { name: 'feelingCurve', keys: ['g'], shown: ['G'], does: opens('feelings') },
  { name: 'tidy', keys: ['Shift+t'], shown: ['Shift', 'T'], does: tidy },
  { name: 'chapter', keys: ['Shift+c'], shown: ['Shift', 'C'], does: chapter },
  { name: 'group', keys: ['Mod+g'], shown: ['Ctrl', 'G'], does: group },
  { name: 'ungroup', keys: ['Mod+Shift+g'], does: ungroup },
  { name: 'lock', keys: ['Shift+l'], shown: ['Shift', 'L'], does: lock },
  { name: 'overview', keys: ['w'], shown: ['W'], does: opens('overview') },
  { name: 'freely', keys: [], shown: ['Ctrl'] },
  { name: 'align', keys: ['Shift+a'], shown: ['Shift', 'A W'], does: arrange('left') },
  { name: 'align tops', keys: ['Shift+w'], does: arrange('top') },
  { name: 'spread', keys: ['Shift+h'], shown: ['Shift', 'H V'], does: arrange('across') },
  { name: 'spread down', keys: ['Shift+v'], does: arrange('down') },
  { name: 'first', keys: ['Home'], does: goToEnd('first') },
  { name: 'last', keys: ['End'], does: goToEnd('last') },
  { name: 'select all', keys: ['Mod+a'], does: selectAll },
  { name: 'help', keys: ['?', 'Shift+?'], does: opens('help') },
  { name: 'leave', keys: ['Tab', 'Shift+Tab'], does: leave },
] as const satisfies readonly CanvasCommand[]

/** The names under which the key sheet has words. */
export type CanvasKeyName = Extract<(typeof canvasCommands)[number], { readonly shown: readonly string[] }>['name']

/** The command that a key means on the canvas, or nothing where tldraw or the browser may have it. */
export const commandFor = keyTable<CanvasCommand>(canvasCommands)
