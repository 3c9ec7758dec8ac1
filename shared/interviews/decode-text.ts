/**
 * The text of a file: UTF-8 or UTF-16 with its mark, as transcription tools write them; or Windows Latin where it is
 * neither. Nothing where it is no text.
 */
export function decodeText(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  if (bytes.includes(0)) return undefined
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // Not UTF-8: an old editor's Latin text, unless control characters say that it is no text at all.
    const text = new TextDecoder('windows-1252').decode(bytes)
    return controlCharacters.test(text) ? undefined : text
  }
}

// oxlint-disable-next-line no-control-regex -- these are what gives a binary file away
const controlCharacters = /[\u0001-\u0008\u000e-\u001a\u001c-\u001f]/
