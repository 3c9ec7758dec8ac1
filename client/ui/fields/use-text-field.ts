import { useLayoutEffect, useRef } from 'react'
import { caretAfter, rebase, spliceBetween } from './splice.ts'

export type SharedLine = {
  /** What the text says now, whoever wrote it. */
  readonly value: string
  /** Called with the whole text after each change by this person. */
  readonly onWrite: (next: string) => void
  /** This person's own undo of the document; without it the field's keys stay the browser's. */
  readonly onUndo?: (() => void) | undefined
  readonly onRedo?: (() => void) | undefined
}

type TextElement = HTMLInputElement | HTMLTextAreaElement

/**
 * Binds an <input> or <textarea> to a text that others write at the same time: their letters appear without moving this
 * person's caret, and never into the middle of a word that is being composed by an input method.
 *
 * The element is not React's to control: React would throw the caret to the end at each letter of somebody else.
 */
export function useTextField<E extends TextElement>({ value, onWrite, onUndo, onRedo }: SharedLine) {
  const element = useRef<E>(null)
  /** What the element said when it last agreed with the text, and what the text says since. */
  const base = useRef(value)
  const latest = useRef(value)
  const composing = useRef(false)

  useLayoutEffect(() => {
    latest.current = value
    const field = element.current
    if (!field || composing.current) return
    show(field, value)
    base.current = value
  }, [value])

  function write(field: E) {
    if (composing.current) return
    const before = latest.current
    const next = rebase(base.current, field.value, before)
    base.current = next
    latest.current = next
    show(field, next)
    if (next !== before) onWrite(next)
  }

  return {
    ref: element,
    defaultValue: value,
    onInput: (event: React.InputEvent<E>) => write(event.currentTarget),
    onCompositionStart: () => {
      composing.current = true
    },
    onCompositionEnd: (event: React.CompositionEvent<E>) => {
      composing.current = false
      write(event.currentTarget)
    },
    onKeyDown: (event: React.KeyboardEvent<E>) => {
      const step = undoStep(event)
      const act = step === 'undo' ? onUndo : step === 'redo' ? onRedo : undefined
      if (!act) return
      // The browser's own undo knows nothing of what others wrote in between.
      event.preventDefault()
      act()
    },
  }
}

function show(field: TextElement, value: string): void {
  if (field.value === value) return
  const change = spliceBetween(field.value, value)
  const { selectionStart, selectionEnd } = field
  field.value = value
  // Setting a selection scrolls and takes the focus in some browsers, so only where the caret is.
  if (document.activeElement !== field || selectionStart === null || selectionEnd === null) return
  field.setSelectionRange(caretAfter(selectionStart, change), caretAfter(selectionEnd, change))
}

function undoStep(event: React.KeyboardEvent): 'undo' | 'redo' | undefined {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return undefined
  const key = event.key.toLowerCase()
  if (key === 'z') return event.shiftKey ? 'redo' : 'undo'
  return key === 'y' && !event.shiftKey ? 'redo' : undefined
}
