/** ms that this process has computed, in all of its threads: a busy machine does not add to it. */
export function computed(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
