import { prepareImage, type Prepared } from './prepare-image.ts'

/** In: a file. Out: the image made of it, or why there is none. */
addEventListener('message', async ({ data }: MessageEvent<Blob>) => {
  let prepared: Prepared
  try {
    prepared = await prepareImage(data)
  } catch {
    prepared = { ok: false, reason: 'damaged' }
  }
  postMessage(prepared, { transfer: prepared.ok ? [prepared.image.bytes] : [] })
})
