import * as Y from 'yjs'
import { connectClient, createStampWriter } from './client.ts'
import { wait } from './measure.ts'
import { type BenchServer, type Seat, type ServerName, serverNames, startBenchServer, usage } from './servers.ts'

const mega = (bytes: number) => (bytes / 1e6).toFixed(1)
const ignore = () => {}

/** What a reader costs who stops reading while forty megabytes are written: the same is done with one who reads on. */
export async function measureSlowReader(): Promise<void> {
  console.log('### A reader who stops reading while 40 MB are written\n')
  for (const name of serverNames) {
    const reading = await growth(name, false)
    const paused = await growth(name, true)
    console.log(
      `- ${name}: grows by ${mega(paused)} MB, and by ${mega(reading)} MB where the reader reads: ${mega(paused - reading)} MB for not reading`,
    )
  }
  console.log('')
}

async function growth(name: ServerName, pauses: boolean): Promise<number> {
  const server = await startBenchServer(name)
  const [seats = []] = await server.seats(1, 2)
  const [reader, writer] = await Promise.all(seats.map((seat) => connectClient(name, seat, ignore)))
  await wait(300)
  if (pauses) reader?.ws.pause()
  const before = usage(server.pid).residentBytes
  let most = before
  const doc = new Y.Doc()
  doc.on('update', (update: Uint8Array) => writer?.sendUpdate(update))
  for (let index = 0; index < 2_000; index++) {
    doc.getMap('m').set(`k${index % 5}`, `${index}${'x'.repeat(20_000)}`)
    // Below the bytes that one person may send each second.
    if (index % 20 === 0) {
      await wait(105)
      most = Math.max(most, usage(server.pid).residentBytes)
    }
  }
  await wait(500)
  reader?.close()
  writer?.close()
  await server.stop()
  return most - before
}

/** Whether a thousand boards that were open once leave anything behind. */
export async function measureUnload(): Promise<void> {
  console.log('### A thousand boards, opened and closed\n')
  const server = await startBenchServer('tributary')
  const seats = await server.seats(1_000, 1)
  const write = createStampWriter()
  const visit = async (some: readonly Seat[][]) => {
    const clients = await Promise.all(some.flat().map((seat) => connectClient('tributary', seat, ignore)))
    for (const client of clients) client.sendUpdate(write(performance.now()))
    await wait(50)
    for (const client of clients) client.close()
  }
  // A first round, so that what stays anyway is there.
  await visit(seats.slice(0, 100))
  const before = await settled(server)
  for (let from = 0; from < seats.length; from += 100) await visit(seats.slice(from, from + 100))
  const after = await settled(server)
  console.log(
    `- in use without garbage: ${mega(before)} MB before, ${mega(after)} MB after (${(after / before).toFixed(2)}×)\n`,
  )
  await server.stop()
}

/** The server's memory in use when nothing is open any more. */
async function settled(server: BenchServer): Promise<number> {
  await wait(4_000)
  await server.liveBytes()
  await wait(500)
  return server.liveBytes()
}

/** How long a document of a hundred thousand edits takes to open on a server that does not have it in memory. */
export async function measureColdOpen(edits = 100_000): Promise<void> {
  console.log(`### A document of ${edits} edits, opened cold\n`)
  const server = await startBenchServer('tributary')
  const [[seat] = []] = await server.seats(1, 1)
  if (!seat) throw new Error('there is no seat')
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  const text = doc.getText('t')
  for (let index = 0; index < edits; index++) {
    if (index % 3 === 2) text.delete(index % text.length, 1)
    else text.insert(text.length === 0 ? 0 : (index * 7919) % text.length, 'word ')
  }
  const writer = await connectClient('tributary', seat, ignore)
  // As one who was offline for long: many edits in each update, as the rate of one person allows.
  for (let from = 0; from < updates.length; from += 2_000) {
    writer.sendUpdate(Y.mergeUpdates(updates.slice(from, from + 2_000)))
    await wait(60)
  }
  await wait(1_000)
  writer.close()
  await wait(1_000)
  const times: number[] = []
  let answer = 0
  for (let round = 0; round < 5; round++) {
    const since = performance.now()
    const { promise, resolve } = Promise.withResolvers<number>()
    const client = await connectClient('tributary', seat, (frame) => {
      // The answer to “what have you that I have not”: by far the largest frame.
      if (frame.length < 10_000) return
      answer = frame.length
      resolve(performance.now() - since)
    })
    times.push(await promise)
    client.close()
    await wait(500)
  }
  const since = performance.now()
  const cold = new Y.Doc()
  Y.applyUpdate(cold, Y.encodeStateAsUpdate(doc))
  const client = performance.now() - since
  console.log(
    `- from the upgrade to the whole answer (${mega(answer)} MB): ${times.map((ms) => ms.toFixed(0)).join(', ')} ms; a client takes it in in ${client.toFixed(0)} ms\n`,
  )
  await server.stop()
}
