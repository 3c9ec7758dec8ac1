/** What is called by the server itself: words that go into a board and can be changed there, so they have no catalogue. */
export const names = {
  untitled: 'A board from a file',
  nameless: (number: number) => `Person ${number}`,
  visitor: 'You',
}
