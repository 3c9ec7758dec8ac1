import * as Y from 'yjs'

/**
 * A document whose listeners do not depend on each other. Yjs calls them one after the other and stops at the first that
 * throws; here the way to the server, the copy on this device, the ledger and the canvas hear of each edit, whichever of
 * them fails. What was thrown is reported as an uncaught error is.
 */
export class SturdyDoc extends Y.Doc {
  override emit(...[name, args]: Parameters<Y.Doc['emit']>): void {
    // A listener may take itself or others away while it is called.
    const listeners = [...(this._observers.get(name) ?? [])]
    for (const listener of listeners) {
      try {
        listener(...args)
      } catch (error) {
        report(error)
      }
    }
  }
}

/** To where uncaught errors go. Outside a browser that would end the process. */
export function report(error: unknown): void {
  if (globalThis.reportError) globalThis.reportError(error)
  else console.error(error)
}
