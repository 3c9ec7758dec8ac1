import { IDBFactory as MemoryFactory } from 'fake-indexeddb'

/** A browser's databases, which can fail in the ways in which browsers do. */
export function browserStorage() {
  const storage = new MemoryFactory()
  const open = storage.open.bind(storage)
  const opened: IDBDatabase[] = []
  const faults: { open?: 'refuses' | 'hangs' | 'throws'; write?: 'throws' | 'aborts' | 'hangs' } = {}

  storage.open = (name: string, version?: number) => {
    if (faults.open === 'throws') throw new DOMException('not in a private window', 'SecurityError')
    if (faults.open === 'hangs') return new EventTarget() as IDBOpenDBRequest
    if (faults.open === 'refuses') {
      const request = Object.assign(new EventTarget(), { error: new DOMException('no', 'UnknownError') })
      queueMicrotask(() => request.dispatchEvent(new Event('error')))
      return request as unknown as IDBOpenDBRequest
    }
    const request = open(name, version)
    request.addEventListener('success', () => {
      const db = request.result
      opened.push(db)
      const transaction = db.transaction.bind(db)
      db.transaction = (...asked: Parameters<IDBDatabase['transaction']>) => {
        if (asked[1] !== 'readwrite' || !faults.write) return transaction(...asked)
        if (faults.write === 'throws') throw new DOMException('the connection is closing', 'InvalidStateError')
        const begun = transaction(...asked)
        if (faults.write === 'hangs') {
          // It is never finished: nothing of it is kept, and nobody hears of that.
          begun.addEventListener('abort', (event) => event.stopImmediatePropagation())
          begun.commit = () => begun.abort()
        } else {
          // As a full disk does: taken at first, and given up when it should be kept. A whole is not committed by hand.
          begun.addEventListener('complete', (event) => event.stopImmediatePropagation())
          setImmediate(() => giveUp(begun))
          begun.commit = () => begun.abort()
        }
        return begun
      }
    })
    return request
  }
  return { storage, opened, faults }
}

function giveUp(transaction: IDBTransaction): void {
  try {
    transaction.abort()
  } catch {
    // It was given up already.
  }
}
