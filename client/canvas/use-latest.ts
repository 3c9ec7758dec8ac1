import { useLayoutEffect, useState } from 'react'

/** A function that gives what was rendered last, for those who live longer than a render. Always the same function. */
export function useLatest<T>(value: T): () => T {
  const [holder] = useState(() => holderOf(value))
  useLayoutEffect(() => holder.set(value))
  return holder.get
}

function holderOf<T>(first: T): { readonly get: () => T; readonly set: (value: T) => void } {
  let latest = first
  return {
    get: () => latest,
    set(value) {
      latest = value
    },
  }
}
