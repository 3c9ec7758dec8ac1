import type { Page } from 'playwright'

/** Where the canvas under measurement is, and what its boxes are called there. */
export type Surface = { readonly page: Page; readonly shapes: string }

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
