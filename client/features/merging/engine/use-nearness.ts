import { useEffect, useRef, useState } from 'react'
import type { ExperienceMap } from '#shared/model/experience-map.ts'
import type { BoardId } from '#shared/model/ids.ts'
import { api } from '../../../sync/http/api-client.ts'
import { createNearnessClient, type Nearness, nearnessBefore, type NearnessClient } from './nearness-client.ts'

/** Long enough for a sentence to be finished, and for it to be on the server. */
const pauseMs = 1_500

/** What a service of the operator's choice says about the labels, while merge mode is open. */
export function useNearness(
  { boardId, host }: { boardId: BoardId; host: string | undefined },
  maps: readonly ExperienceMap[],
): Nearness {
  const [nearness, setNearness] = useState<Nearness>(() => nearnessBefore(host))
  const client = useRef<NearnessClient>(undefined)
  useEffect(() => {
    const opened = createNearnessClient({
      host,
      ask: () => api.nearness(boardId),
      later: (task) => {
        const timer = setTimeout(task, pauseMs)
        return () => clearTimeout(timer)
      },
      onNews: setNearness,
    })
    client.current = opened
    return () => opened.close()
  }, [boardId, host])
  useEffect(() => client.current?.see(maps), [maps])
  return nearness
}
