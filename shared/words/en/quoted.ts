/** A label inside an English sentence; one that has no words yet is “…”. */
export function quoted(label: string): string {
  return `“${label || '…'}”`
}

export function firstUpper(text: string): string {
  return text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())
}
