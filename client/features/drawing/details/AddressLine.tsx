import { addressesIn } from '#shared/model/addresses.ts'
import type { Moment } from '#shared/model/moment.ts'
import { AddressLink, addressWords } from '../../../ui/AddressLink.tsx'

/** The addresses in what was said of a moment, to be opened. */
export function AddressLine({ moment }: { moment: Moment }) {
  const addresses = addressesIn([moment.label, moment.thinking, moment.doing])
  if (addresses.length === 0) return null
  return (
    <ul className="address-line small" aria-label={addressWords.addresses}>
      {addresses.map((address) => (
        <li key={address.href}>
          <AddressLink address={address} />
        </li>
      ))}
    </ul>
  )
}
