import { useEffect } from 'react'
import type { CommentTarget } from '#shared/model/comment.ts'
import { useTogetherStore } from './together-context.tsx'

/** Says what is selected in a view that is no canvas, so that it can be commented on by key. `target` keeps its identity. */
export function useSubject(target: CommentTarget | undefined): void {
  const store = useTogetherStore()
  useEffect(() => {
    store.setState({ subject: target })
    return () => {
      if (store.getState().subject === target) store.setState({ subject: undefined })
    }
  }, [store, target])
}
