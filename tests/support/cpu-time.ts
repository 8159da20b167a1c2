/** Milliseconds of processor time that `work` takes: other than time on the clock, it does not grow while others have the machine. */
export function cpuTimeOf(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
