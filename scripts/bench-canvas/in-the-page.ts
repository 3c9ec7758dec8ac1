import type { Page } from 'playwright'
import type { Fixture } from './fixture.ts'

/** Where the canvas under measurement is, and what its boxes are called there. */
export type Surface = { readonly page: Page; readonly shapes: string }

/**
 * How many boxes are in the page once the canvas has come to rest on what it shows first, which is all of those in view:
 * a box of the fixture that should be seen and is not there is an error.
 */
export async function countInView({ page, shapes }: Surface, url: string, fixture: Fixture): Promise<number> {
  await page.goto(url)
  const count = await page.waitForFunction((shapes) => {
    const now = document.querySelectorAll(shapes).length
    const kept = window as { countBefore?: { readonly count: number; readonly at: number } }
    if (kept.countBefore?.count !== now) kept.countBefore = { count: now, at: performance.now() }
    return now > 0 && performance.now() - (kept.countBefore?.at ?? 0) > 1_500 ? now : false
  }, shapes)
  const expected = await page.evaluate((moments) => {
    const canvas = document.querySelector('.tl-canvas')?.getBoundingClientRect()
    const layer = document.querySelector<HTMLElement>('.tl-shapes')?.style.transform ?? ''
    const [z = 0, x = 0, y = 0] = (layer.match(/-?[\d.]+/g) ?? []).map(Number)
    if (!canvas || !z) throw new Error('there is no canvas')
    return moments.filter((moment) => {
      const at = { x: (moment.x + x) * z, y: (moment.y + y) * z }
      return at.x > 0 && at.y > 0 && at.x < canvas.width && at.y < canvas.height
    }).length
  }, fixture.moments)
  const found = (await count.jsonValue()) || 0
  if (found < expected) throw new Error(`${expected} boxes should be in view, and ${found} are in the page`)
  return found
}

/**
 * Milliseconds from the beginning of the navigation until as many shapes as there should be have been painted: the
 * second frame after they are all in the page.
 */
export async function openToPainted({ page, shapes }: Surface, url: string, count: number): Promise<number> {
  await page.addInitScript(
    ({ shapes, count }) => {
      const look = () => {
        if (document.querySelectorAll(shapes).length < count) requestAnimationFrame(look)
        else
          requestAnimationFrame(() =>
            requestAnimationFrame(() => performance.mark('painted', { startTime: performance.now() })),
          )
      }
      requestAnimationFrame(look)
    },
    { shapes, count },
  )
  // Another address first, so that this one is opened and not only reloaded.
  await page.goto('about:blank')
  await page.goto(url)
  const painted = await page.waitForFunction(() => performance.getEntriesByName('painted')[0]?.startTime)
  return (await painted.jsonValue()) ?? Number.NaN
}

export type Motion = 'pan' | 'zoom' | 'drag'

/** Frames per second while the page gets one event each frame: the wheel turns, or what the mouse holds is moved. */
export async function framesPerSecond({ page }: Surface, motion: Motion, ms: number): Promise<number> {
  return page.evaluate(
    ({ motion, ms }) => {
      const canvas = document.querySelector('.tl-canvas')
      if (!canvas) throw new Error('there is no canvas')
      const { x, y, width, height } = canvas.getBoundingClientRect()
      const middle = { clientX: x + width / 2, clientY: y + height / 2, bubbles: true, cancelable: true }
      const send = (frame: number): void => {
        // There and back again, so that as much is in view at the end as at the beginning.
        const way = Math.floor(frame / 30) % 2 === 0 ? 1 : -1
        if (motion === 'drag') {
          const at = { clientX: middle.clientX + (frame % 60) * 4 - 120, clientY: middle.clientY + (frame % 30) * 3 }
          const held = { ...middle, ...at, pointerId: 1, isPrimary: true, pointerType: 'mouse', buttons: 1 }
          canvas.dispatchEvent(new PointerEvent('pointermove', held))
        } else if (motion === 'pan')
          canvas.dispatchEvent(new WheelEvent('wheel', { ...middle, deltaX: 12 * way, deltaY: 5 * way }))
        else canvas.dispatchEvent(new WheelEvent('wheel', { ...middle, deltaY: 3 * way, ctrlKey: true }))
      }
      return new Promise<number>((resolve) => {
        let frames = 0
        let start = 0
        const tick = (now: number) => {
          start ||= now
          if (now - start >= ms) return resolve((frames * 1000) / (now - start))
          send(frames++)
          requestAnimationFrame(tick)
        }
        requestAnimationFrame(tick)
      })
    },
    { motion, ms },
  )
}
