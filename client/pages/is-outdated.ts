/**
 * Whether a part of the page could not be loaded because the server has a newer version by now: the files that this tab
 * knows are gone. Browsers say so only in words, each in its own.
 */
export function isOutdated(error: unknown): boolean {
  return (
    error instanceof TypeError &&
    /dynamically imported module|importing a module script failed|error loading dynamically/i.test(error.message)
  )
}
