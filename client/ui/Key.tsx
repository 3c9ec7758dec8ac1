/** A key of the keyboard, as it stands beside what it does. */
export function Key({ name }: { name: string }) {
  return <kbd>{name}</kbd>
}
