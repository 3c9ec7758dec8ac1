import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'

/** Why a frame, a socket or a document was not let through; the label of a counter. */
export type RefusalReason =
  | 'bad-frame'
  | 'draining'
  | 'foreign-client'
  | 'full'
  | 'gap'
  | 'origin'
  | 'presence-rate'
  | 'rate'
  | 'right'
  | 'slow-reader'

export type Metrics = {
  readonly registry: Registry
  readonly refused: Counter<'reason'>
  readonly ackSeconds: Histogram
  readonly slowFrames: Counter
  readonly updates: Counter
  readonly batches: Counter
  readonly evicted: Counter
  readonly openDocuments: Gauge
  readonly sockets: Gauge
}

/** One set for each server, so that two of them in one process do not count into each other. */
export function createMetrics({ countRows }: { countRows: () => Promise<number> }): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const rows = new Gauge({
    name: 'tributary_log_rows',
    help: 'Updates in the log that no snapshot holds yet',
    registers,
    async collect() {
      rows.set(await countRows())
    },
  })
  return {
    registry,
    refused: new Counter({
      name: 'tributary_refused_total',
      help: 'Frames and sockets that were refused, by reason',
      labelNames: ['reason'],
      registers,
    }),
    ackSeconds: new Histogram({
      name: 'tributary_ack_seconds',
      help: 'From the arrival of an update to its acknowledgement, on disk',
      buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 1, 5],
      registers,
    }),
    slowFrames: new Counter({
      name: 'tributary_slow_frames_total',
      help: 'Frames that took more than a tenth of a second of work',
      registers,
    }),
    updates: new Counter({ name: 'tributary_updates_total', help: 'Updates that went to the log', registers }),
    batches: new Counter({ name: 'tributary_batches_total', help: 'Batches in which they went', registers }),
    evicted: new Counter({
      name: 'tributary_evicted_documents_total',
      help: 'Documents dropped and read again',
      registers,
    }),
    openDocuments: new Gauge({ name: 'tributary_open_documents', help: 'Documents in memory', registers }),
    sockets: new Gauge({ name: 'tributary_sockets', help: 'Open sockets', registers }),
  }
}
