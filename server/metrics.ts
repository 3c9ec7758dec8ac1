import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'

/** Why a frame, a socket or a document was not let through; the label of a counter. */
export type RefusalReason =
  | 'bad-frame'
  | 'draining'
  | 'foreign-client'
  | 'full'
  | 'gap'
  | 'memory'
  | 'origin'
  | 'presence-rate'
  | 'rate'
  | 'right'
  | 'size'
  | 'slow-reader'
  | 'sockets'
  | 'unfinished'

export type Metrics = {
  readonly registry: Registry
  readonly refused: Counter<'reason'>
  /** From the arrival of an update to its acknowledgement. */
  observeAck(seconds: number): void
  /** A batch of so many updates went to the log. */
  countBatch(updates: number): void
  readonly slowFrames: Counter
  readonly evicted: Counter
  readonly openDocuments: Gauge
  readonly sockets: Gauge
}

/** So many acknowledgements are told at once. */
const mostGathered = 1_000

/** One set for each server, so that two of them in one process do not count into each other. */
export function createMetrics({
  countRows,
  countAtDoor = () => 0,
}: {
  countRows: () => Promise<number>
  countAtDoor?: () => number
}): Metrics {
  const registry = new Registry()
  const registers = [registry]
  // Measured ten times a second: a hundred times, which is the default, would be most of what an idle server does.
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 100 })
  const rows = new Gauge({
    name: 'tributary_log_rows',
    help: 'Updates in the log that no snapshot holds yet',
    registers,
    async collect() {
      rows.set(await countRows())
    },
  })
  const atDoor = new Gauge({
    name: 'tributary_devices_at_the_door',
    help: 'Devices that wait for a yes of their person',
    registers,
    collect() {
      atDoor.set(countAtDoor())
    },
  })
  // What every edit counts is gathered in plain numbers, and told when somebody asks: the library's way from a number to
  // its place costs a tenth of the edit.
  const counted = { batches: 0, updates: 0 }
  for (const [name, help, key] of [
    ['tributary_updates_total', 'Updates that went to the log', 'updates'],
    ['tributary_batches_total', 'Batches in which they went', 'batches'],
  ] as const) {
    const counter = new Counter({
      name,
      help,
      registers,
      collect() {
        counter.reset()
        counter.inc(counted[key])
      },
    })
  }
  let acks: number[] = []
  const ackSeconds = new Histogram({
    name: 'tributary_ack_seconds',
    help: 'From the arrival of an update to its acknowledgement, on disk',
    buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 1, 5],
    registers,
    collect: () => tellAcks(),
  })
  function tellAcks(): void {
    for (const seconds of acks) ackSeconds.observe(seconds)
    acks = []
  }
  return {
    registry,
    refused: new Counter({
      name: 'tributary_refused_total',
      help: 'Frames and sockets that were refused, by reason',
      labelNames: ['reason'],
      registers,
    }),
    observeAck(seconds) {
      acks.push(seconds)
      if (acks.length >= mostGathered) tellAcks()
    },
    countBatch(updates) {
      counted.batches++
      counted.updates += updates
    },
    slowFrames: new Counter({
      name: 'tributary_slow_frames_total',
      help: 'Frames that took more than a tenth of a second of work',
      registers,
    }),
    evicted: new Counter({
      name: 'tributary_evicted_documents_total',
      help: 'Documents dropped and read again',
      registers,
    }),
    openDocuments: new Gauge({ name: 'tributary_open_documents', help: 'Documents in memory', registers }),
    sockets: new Gauge({ name: 'tributary_sockets', help: 'Open sockets', registers }),
  }
}
