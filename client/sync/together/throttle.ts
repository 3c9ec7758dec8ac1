/** Calls at once, and then at most every `everyMs`, always with the last that was asked for. */
export type Throttle = { call(): void; close(): void }

export function createThrottle(act: () => void, everyMs: number): Throttle {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isAsked = false
  function run(): void {
    isAsked = false
    act()
    timer = setTimeout(() => {
      timer = undefined
      if (isAsked) run()
    }, everyMs)
  }
  return {
    call() {
      if (timer === undefined) run()
      else isAsked = true
    },
    close() {
      clearTimeout(timer)
      timer = undefined
      isAsked = false
    },
  }
}
