import type { CanvasTool } from '../canvas-view-type.ts'
import type { Arrangement } from './arrange.ts'
import type { Direction } from './walk-flow.ts'

/** What a key means on the canvas. Single keys count only while the canvas has the focus and no label is open. */
export type CanvasCommand =
  | { readonly do: 'tool'; readonly tool: CanvasTool }
  | { readonly do: 'undo' | 'redo' | 'edit' | 'next' | 'branch' | 'pickLink' | 'details' | 'remove' | 'help' }
  | { readonly do: 'walk'; readonly direction: Direction }
  | { readonly do: 'walkLinks'; readonly way: 'out' | 'in' }
  | { readonly do: 'arrange'; readonly how: Arrangement }
  | { readonly do: 'tidy' | 'fitSelection' | 'search' | 'feelings' | 'image' | 'overview' | 'sketch' }
  | { readonly do: 'join' | 'turn' | 'group' | 'ungroup' | 'lock' | 'chapter' }
  /** Goes to the next thing that is drawn around the moments, or the one before. */
  | { readonly do: 'walkInk'; readonly by: 1 | -1 }
  | { readonly do: 'nudge'; readonly x: number; readonly y: number }
  | { readonly do: 'first' | 'last' | 'selectAll' | 'fit' | 'fullSize' | 'zoomIn' | 'zoomOut' }
  /** Left to the browser, and kept from tldraw: the way out of the canvas. */
  | { readonly do: 'leave' }

export type LabelCommand = 'next' | 'branch' | 'close' | 'split' | 'join' | 'type'

export type KeyFacts = {
  readonly key: string
  readonly shiftKey: boolean
  readonly altKey: boolean
  /** Ctrl, or ⌘ on a Mac. */
  readonly accelKey: boolean
  readonly isComposing: boolean
}

const tools: ReadonlyMap<string, CanvasTool> = new Map([
  ['v', 'select'],
  ['m', 'moment'],
  ['a', 'link'],
  ['p', 'draw'],
  ['k', 'highlight'],
  ['e', 'eraser'],
  ['t', 'text'],
  ['s', 'sticky'],
  ['f', 'figure'],
  ['h', 'hand'],
])

/** With Shift. */
const arrangements: ReadonlyMap<string, Arrangement> = new Map([
  ['a', 'left'],
  ['w', 'top'],
  ['h', 'across'],
  ['v', 'down'],
])

const arrows: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
}

const nudgeBy = 12

/** The command for a key, or nothing where tldraw or the browser may have it. */
export function commandFor(event: KeyFacts): CanvasCommand | undefined {
  const { key, shiftKey, altKey, accelKey } = event
  if (event.isComposing) return undefined
  const letter = key.toLowerCase()
  if (key === 'Tab') return { do: 'leave' }
  const direction = arrows[key]
  if (direction) {
    if (accelKey) return undefined
    if (altKey) return { do: 'nudge', ...stepTowards(direction) }
    if (shiftKey && (direction === 'right' || direction === 'left'))
      return { do: 'walkLinks', way: direction === 'right' ? 'out' : 'in' }
    return { do: 'walk', direction }
  }
  if (accelKey) {
    if (altKey) return undefined
    if (letter === 'z') return { do: shiftKey ? 'redo' : 'undo' }
    if (letter === 'y' && !shiftKey) return { do: 'redo' }
    if (letter === 'a' && !shiftKey) return { do: 'selectAll' }
    if (letter === 'g') return { do: shiftKey ? 'ungroup' : 'group' }
    if (letter === 'j' && !shiftKey) return { do: 'join' }
    return undefined
  }
  if (altKey) return undefined
  // Where “1” and “0” stand differs between keyboards; “!” and “)” are what Shift makes of them on many.
  if (shiftKey && (key === '1' || key === '!')) return { do: 'fit' }
  if (shiftKey && (key === '0' || key === ')')) return { do: 'fullSize' }
  if (shiftKey && (key === '2' || key === '"' || key === '@')) return { do: 'fitSelection' }
  if (key === '/') return { do: 'search' }
  if (key === '?') return { do: 'help' }
  if (key === '+' || key === '=') return { do: 'zoomIn' }
  if (key === '-') return { do: 'zoomOut' }
  if (shiftKey && letter === 'z') return { do: 'redo' }
  if (shiftKey) {
    if (letter === 't') return { do: 'tidy' }
    if (letter === 's') return { do: 'sketch' }
    if (letter === 'o') return { do: 'walkInk', by: -1 }
    if (letter === 'l') return { do: 'lock' }
    if (letter === 'c') return { do: 'chapter' }
    const how = arrangements.get(letter)
    return how && { do: 'arrange', how }
  }
  switch (key) {
    case 'Enter':
    case 'F2':
      return { do: 'edit' }
    case 'Delete':
    case 'Backspace':
      return { do: 'remove' }
    case 'Home':
      return { do: 'first' }
    case 'End':
      return { do: 'last' }
  }
  switch (letter) {
    case 'z':
      return { do: 'undo' }
    case 'n':
      return { do: 'next' }
    case 'b':
      return { do: 'branch' }
    case 'l':
      return { do: 'pickLink' }
    case 'd':
      return { do: 'details' }
    case 'g':
      return { do: 'feelings' }
    case 'i':
      return { do: 'image' }
    case 'o':
      return { do: 'walkInk', by: 1 }
    case 'j':
      return { do: 'join' }
    case 'r':
      return { do: 'turn' }
    case 'w':
      return { do: 'overview' }
  }
  const tool = tools.get(letter)
  return tool && { do: 'tool', tool }
}

/** What a key means in an open label. */
export function labelCommandFor(event: KeyFacts): LabelCommand {
  if (event.isComposing) return 'type'
  if (event.key === 'Escape') return 'close'
  if (event.accelKey && !event.altKey && !event.shiftKey) {
    if (event.key === 'Enter') return 'split'
    if (event.key.toLowerCase() === 'j') return 'join'
  }
  if (event.accelKey || event.altKey || event.shiftKey) return 'type'
  if (event.key === 'Enter') return 'next'
  return event.key === 'Tab' ? 'branch' : 'type'
}

function stepTowards(direction: Direction): { readonly x: number; readonly y: number } {
  switch (direction) {
    case 'left':
      return { x: -nudgeBy, y: 0 }
    case 'right':
      return { x: nudgeBy, y: 0 }
    case 'up':
      return { x: 0, y: -nudgeBy }
    case 'down':
      return { x: 0, y: nudgeBy }
  }
}
