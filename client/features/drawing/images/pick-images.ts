import { pickFiles } from '../../../ui/browser/pick-files.ts'

/** On a phone, this offers the camera as well. */
export function pickImages(): Promise<readonly File[]> {
  return pickFiles('image/png,image/jpeg,image/gif,image/webp,image/avif')
}
