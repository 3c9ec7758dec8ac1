/** One task of a page's main thread. */
export type Task = {
  readonly ms: number
  /** What of it was work; the rest, on a machine with other things to do, was waiting for a turn. */
  readonly cpuMs: number
  /** The longest things in it, outermost first. */
  readonly what: string
}

type Event = {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  readonly ts: number
  readonly dur?: number
  readonly tdur?: number
  readonly args?: { readonly name?: string; readonly data?: { readonly type?: string } }
}

const tasks = new Set(['RunTask', 'ThreadControllerImpl::RunTask'])

/** The longest task in a trace of Chromium, on the main thread of the page that was busiest. */
export function longestTask(trace: Buffer): Task {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: readonly Event[] }
  const threads = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  )
  const onPages = traceEvents.filter(({ ph, pid, tid }) => ph === 'X' && threads.has(`${pid} ${tid}`))
  let longest: Event | undefined
  for (const event of onPages) if (tasks.has(event.name) && (event.dur ?? 0) > (longest?.dur ?? 0)) longest = event
  if (!longest) throw new Error('the trace has no tasks')
  return { ms: inMs(longest.dur), cpuMs: inMs(longest.tdur), what: contentOf(longest, onPages) }
}

function contentOf(task: Event, events: readonly Event[]): string {
  const end = task.ts + (task.dur ?? 0)
  const inside = events
    .filter(
      (event) =>
        event !== task &&
        !tasks.has(event.name) &&
        event.pid === task.pid &&
        event.tid === task.tid &&
        event.ts >= task.ts &&
        event.ts + (event.dur ?? 0) <= end &&
        (event.dur ?? 0) * 5 > (task.dur ?? 0),
    )
    .sort((a, b) => a.ts - b.ts)
  const names = inside.map(({ name, args, dur }) => `${args?.data?.type ?? name} ${Math.round(inMs(dur))}`)
  return [...new Set(names)].slice(0, 4).join(', ')
}

function inMs(microseconds = 0): number {
  return microseconds / 1_000
}
