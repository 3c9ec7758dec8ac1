/**
 * How long this thread has worked, in milliseconds: not the time that passed while the machine did something else. Where
 * Node cannot tell (before 22.19), the time that passed.
 */
export function busyTimeMs(): number {
  if (typeof process.threadCpuUsage !== 'function') return performance.now()
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}
