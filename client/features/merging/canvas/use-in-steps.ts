import { useEffect, useState } from 'react'

/** What can be drawn in one task without anybody noticing. */
const stepSize = 48

type Keyed = { readonly key: string }

/**
 * Of a list of things to draw, those that are drawn: all of it, unless many more have come at once; then a few of them join
 * with every task, in the order of the list, so that nothing waits for all of them. What was there stays and what has gone
 * is gone at once.
 */
export function useInSteps<T extends Keyed>(all: readonly T[]): readonly T[] {
  const [here, setHere] = useState<ReadonlySet<string>>(new Set())
  const next = nextStep(all, here)
  const isWhole = all.every(({ key }) => next.has(key))
  if (isWhole && next !== here) setHere(next)
  useEffect(() => {
    if (isWhole) return undefined
    const timer = setTimeout(() => setHere(next))
    return () => clearTimeout(timer)
  }, [isWhole, next])
  return isWhole ? all : all.filter(({ key }) => here.has(key))
}

/** The keys that are drawn after one more step; the same set where nothing is to come and nothing has gone. */
export function nextStep(all: readonly Keyed[], here: ReadonlySet<string>, size = stepSize): ReadonlySet<string> {
  const kept = all.filter(({ key }) => here.has(key))
  const coming = all.filter(({ key }) => !here.has(key)).slice(0, size)
  const next = new Set([...kept, ...coming].map(({ key }) => key))
  return coming.length === 0 && next.size === here.size ? here : next
}
