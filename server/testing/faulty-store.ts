import type { Store } from '../storage/store.ts'

/** What happens at the `at`-th call of the store from now on, the first being 1. */
export type Fault = {
  /** `fails`: this call does, before anything of it has happened. `stops`: from this call on, nobody calls any more. */
  readonly kind: 'fails' | 'stops'
  readonly at: number
}

export type FaultyStore = {
  readonly store: Store
  arm(fault: Fault | undefined): void
  /** Whether it has come to that call. */
  hasFired(): boolean
}

/** A store between a server and its data that fails or ends the server at a call of its log, directory or images. */
export function createFaultyStore(inner: Store, onStop: () => void): FaultyStore {
  let fault: Fault | undefined
  let calls = 0
  let hasFired = false

  function trip(): void {
    if (!fault) return
    calls++
    if (fault.kind === 'fails' ? calls !== fault.at : calls < fault.at) return
    if (fault.kind === 'stops' && !hasFired) onStop()
    hasFired = true
    throw new Error(`the store ${fault.kind}`)
  }

  function watch<Part extends object>(part: Part): Part {
    const methods = Object.entries(part).map(([name, method]: [string, (...args: unknown[]) => unknown]) => [
      name,
      async (...args: unknown[]) => {
        trip()
        return method(...args)
      },
    ])
    return Object.fromEntries(methods) as Part
  }

  return {
    store: {
      ...inner,
      updateLog: watch(inner.updateLog),
      directory: watch(inner.directory),
      images: watch(inner.images),
    },
    arm(next) {
      fault = next
      calls = 0
      hasFired = false
    },
    hasFired: () => hasFired,
  }
}
