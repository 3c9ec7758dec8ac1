import type { DeviceHash, Directory } from '../storage/directory.ts'
import { type DeviceCookies, hashDevice } from './device-cookie.ts'

export type KnownDevice = {
  readonly device: DeviceHash
  readonly secret: string
  /** It came under a name of before, and is to be given the one of now. */
  readonly isRenamed: boolean
}
export type DeviceDeps = {
  readonly cookies: DeviceCookies
  readonly directory: Pick<Directory, 'knowsDevice'>
}
type Header = string | undefined | null

/** Which of the cookies that came with a request is a device that the server knows (C1, C4). */
export async function findKnownDevice(
  header: Header,
  { cookies, directory }: DeviceDeps,
): Promise<KnownDevice | undefined> {
  for (const { secret, name } of cookies.read(header)) {
    const device = hashDevice(secret)
    const by = name === 'older' && cookies.isSecure ? 'older-name' : 'name'
    if (await directory.knowsDevice(device, by)) return { device, secret, isRenamed: name !== 'now' }
  }
  return undefined
}

/** The device that asks. Where there is no doubt which cookie is meant, nobody is asked: an unknown device has no rights. */
export async function findDevice(header: Header, deps: DeviceDeps): Promise<KnownDevice | undefined> {
  const [first, ...others] = deps.cookies.read(header)
  if (first?.name === 'now' && others.length === 0)
    return { device: hashDevice(first.secret), secret: first.secret, isRenamed: false }
  return first && findKnownDevice(header, deps)
}
