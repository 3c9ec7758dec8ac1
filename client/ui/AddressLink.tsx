import { type Address, findAddresses } from '#shared/model/addresses.ts'

/** Opens beside the board, and tells the other side neither where one came from nor how to reach back. */
const elsewhere = { target: '_blank', rel: 'noopener noreferrer', referrerPolicy: 'no-referrer' } as const

export const addressWords = {
  open: (name: string) => `Open ${name} in a new tab`,
  addresses: 'Addresses in its words',
} as const

/** An address that a person may open; nothing asks it for anything before. */
export function AddressLink({ address }: { address: Address }) {
  return (
    <a
      className="address"
      href={address.href}
      title={address.href}
      aria-label={addressWords.open(address.name)}
      {...elsewhere}
    >
      {address.name}
    </a>
  )
}

/** The same as a small arrow on what can be moved by a hand: for a pointer, where the keyboard has another way. */
export function AddressMark({ address, className }: { address: Address; className?: string }) {
  return (
    <a
      className={['address-mark', className ?? ''].filter(Boolean).join(' ')}
      href={address.href}
      title={addressWords.open(address.name)}
      aria-hidden="true"
      tabIndex={-1}
      draggable={false}
      onPointerDown={(event) => event.stopPropagation()}
      onPointerUp={(event) => event.stopPropagation()}
      onClick={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
      {...elsewhere}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d="M6 3.5H3.5v9h9V10M9 3h4v4M13 3 7.5 8.5" />
      </svg>
    </a>
  )
}

/** Words with the addresses in them as links. */
export function LinkedWords({ text }: { text: string }) {
  return partsOf(text).map(({ at, words, address }) => (
    <span key={at}>
      {words}
      {address ? <AddressLink address={address} /> : null}
    </span>
  ))
}

type Part = { readonly at: number; readonly words: string; readonly address?: Address }

/** Words, each with the address that comes after them. */
function partsOf(text: string): readonly Part[] {
  const parts: Part[] = []
  let from = 0
  for (const address of findAddresses(text)) {
    parts.push({ at: from, words: text.slice(from, address.at), address })
    from = address.at + address.text.length
  }
  return [...parts, { at: from, words: text.slice(from) }]
}
