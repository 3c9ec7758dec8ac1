import * as Y from 'yjs'
import { cleanRead } from '../model/clean-text.ts'

/**
 * A Y.Text that holds `value` from the start. Half a surrogate pair would travel as a replacement character and read
 * differently on every other peer, so it becomes one here already.
 */
export function newText(value: string): Y.Text {
  return new Y.Text(value.toWellFormed())
}

/** At most `length` UTF-16 units, and never half a letter. */
export function cutText(value: string, length: number): string {
  if (value.length <= length) return value
  return value.slice(0, isHighSurrogate(value.charCodeAt(length - 1)) ? length - 1 : length)
}

/** The words of a value that should be a text, as they may be shown (`cleanRead`); whatever else stands there reads as nothing. */
export function readText(value: unknown): string {
  if (value instanceof Y.Text) return cleanRead(value.toString())
  return typeof value === 'string' ? cleanRead(value) : ''
}

/** Turns a text into `wanted` by its one changed stretch, so that two people who type in one label merge letter by letter. */
export function patchText(text: Y.Text, wanted: string): void {
  const next = wanted.toWellFormed()
  const now = text.toString()
  if (now === next) return
  let start = 0
  while (start < now.length && start < next.length && now[start] === next[start]) start++
  let tail = 0
  while (tail < now.length - start && tail < next.length - start && now.at(-1 - tail) === next.at(-1 - tail)) tail++
  // Never cut a surrogate pair in two: half a letter would become a replacement character.
  if (start > 0 && isHighSurrogate(next.charCodeAt(start - 1))) start--
  else if (start > 0 && isHighSurrogate(now.charCodeAt(start - 1))) start--
  if (tail > 0 && isLowSurrogate(next.charCodeAt(next.length - tail))) tail--
  const removed = now.length - start - tail
  if (removed > 0) text.delete(start, removed)
  const added = next.slice(start, next.length - tail)
  if (added) text.insert(start, added)
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff
}
