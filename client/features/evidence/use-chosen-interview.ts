import { useLocation, useSearch } from 'wouter'
import type { InterviewId } from '#shared/model/ids.ts'
import type { Interview } from '#shared/model/interview.ts'

/** Which interview is open is said by the address: `?i=<id>`, or `?add` while one is being added. */
export function useChosenInterview(interviews: readonly Interview[]): {
  readonly chosen: Interview | undefined
  readonly isAdding: boolean
  readonly hrefOf: (id: InterviewId) => string
  readonly addHref: string
  readonly go: (href: string, options?: { replace: boolean }) => void
  /** The page without a choice: the first interview. */
  readonly homeHref: string
} {
  const [path, go] = useLocation()
  const search = new URLSearchParams(useSearch())
  const isAdding = search.has('add')
  const wanted = search.get('i')
  return {
    chosen: isAdding ? undefined : (interviews.find((interview) => interview.id === wanted) ?? interviews[0]),
    isAdding,
    hrefOf: (id) => `${path}?i=${id}`,
    addHref: `${path}?add`,
    homeHref: path,
    go,
  }
}
