/**
 * What is asked of the server as soon as an address is known, while the code that needs the answer is still on its way.
 * Each answer is given out once.
 */
const underWay = new Map<string, Promise<Response>>()

/** Who this browser is on a board. */
export const mePath = (boardId: string) => `/api/boards/${boardId}/me`

export function askEarly(path: string): void {
  const answer = fetch(path, { credentials: 'same-origin', headers: { accept: 'application/json' } })
  // Whoever takes the answer hears of trouble; nobody else has to.
  answer.catch(() => undefined)
  underWay.set(path, answer)
}

export function takeEarly(path: string): Promise<Response> | undefined {
  const answer = underWay.get(path)
  underWay.delete(path)
  return answer
}
