/** Fetches early what is likely to be needed next. If that fails, it is asked for again when it is needed. */
export function preload(load: () => Promise<unknown>): void {
  void load().catch(() => undefined)
}

const heavyPages = [
  { phase: 'draw', load: () => import('./board/DrawPage.tsx') },
  { phase: 'merge', load: () => import('./board/MergePage.tsx') },
] as const

/** Fetches the code of a page that brings a canvas; others are small. */
export function preloadPage(page: string): void {
  const heavy = heavyPages.find(({ phase }) => phase === page)
  if (heavy) preload(heavy.load)
}
