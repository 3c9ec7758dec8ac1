import { useEffect, useState } from 'react'

/** What an A4 page holds between its margins, in CSS pixels. */
const paperHeight = 1017
/** Print is smaller than the screen (`guide.css`), and its lines are longer: this much is left of a sheet's height. */
const shrink = 0.82

/** How many pages the sheets take on paper, and a way to each. */
export function usePages(sheets: React.RefObject<HTMLElement | null>): {
  readonly count: number
  readonly show: (number: number) => void
} {
  const [count, setCount] = useState(2)
  useEffect(() => {
    const root = sheets.current
    if (!root) return
    const measure = () => setCount(startsOf(root).length)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(root)
    return () => observer.disconnect()
  })
  return {
    count,
    show(number) {
      const root = sheets.current
      const start = root && startsOf(root)[number - 1]
      if (!start) return
      const behaviour = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth'
      const scroller = root.closest('.board-main') ?? document.documentElement
      const top = start.sheet.getBoundingClientRect().top - scroller.getBoundingClientRect().top + start.offset
      scroller.scrollBy({ top: top - 20, behavior: behaviour })
    },
  }
}

/** Where each page begins: a sheet that is longer than one page takes several. */
function startsOf(root: HTMLElement): readonly { readonly sheet: Element; readonly offset: number }[] {
  return [...root.children].flatMap((sheet) => {
    if (!(sheet instanceof HTMLElement)) return []
    const { paddingTop } = getComputedStyle(sheet)
    const written = [...sheet.children].at(-1)?.getBoundingClientRect().bottom ?? 0
    const height = written - sheet.getBoundingClientRect().top - Number.parseFloat(paddingTop)
    const pages = Math.max(1, Math.ceil((height * shrink) / paperHeight))
    return Array.from({ length: pages }, (_, i) => ({ sheet, offset: (i * paperHeight) / shrink }))
  })
}
