/** Hands a text over as a file. Nothing goes to a server. */
export function downloadText(fileName: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }))
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  // The browser has taken the file by the time it paints again.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
