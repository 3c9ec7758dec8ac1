const count = new Intl.NumberFormat('en-GB')
const small = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

/** “two”, “three”: small numbers are read as words, larger ones as figures. */
export function numberWord(value: number): string {
  return small[value] ?? count.format(value)
}
