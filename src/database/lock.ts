import { randomUUID } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, readdirSync, unlinkSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { dirname, join, resolve } from 'node:path'

/** Who holds a lock: enough to tell a living holder from one whose number was given to another process since. */
interface Holder {
  pid: number
  host: string
  /** Which start of that process number it was (Linux: boot and clock tick), or '' where the system does not say. */
  start: string
  /** Unique to this taking of the lock. */
  id: string
}

/** Another process has the data directory open. Two at once destroy it, so there is no waiting and no forcing. */
export class DataDirectoryInUse extends Error {
  override name = 'DataDirectoryInUse'
  readonly pid: number
  readonly directory: string
  constructor(directory: string, path: string, { pid, host }: Holder) {
    const remedy =
      host === hostname()
        ? `Stop that process first (on Linux and macOS: kill ${pid}), ` +
          'or set DATABASE_URL and let a PostgreSQL server serve both.'
        : `It runs on another machine or container, "${host}". ` +
          `If it is certain that nothing runs there any more, delete ${path}.`
    super(`The data directory ${directory} is in use by process ${pid}. ${remedy}`)
    this.pid = pid
    this.directory = directory
  }
}

/** Locks held by this process, by path: a lock file with our own number that is not in here is an earlier process's. */
const held = new Map<string, Holder>()

/**
 * Takes the data directory for this process, creating it where needed, and returns the function that gives it back
 * (which also happens when the process exits). Throws `DataDirectoryInUse` while another living process has it; the
 * lock of a process that died is taken over.
 */
export function lockDirectory(directory: string): () => void {
  const path = join(resolve(directory), 'greenlit.lock')
  let other: Holder | undefined
  try {
    makeDirectory(resolve(directory))
    other = take(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error
    const reason = `${(error as Error).message}. It must be a directory this user may write to.`
    throw new Error(`The data directory ${resolve(directory)} cannot be used: ${reason}`, { cause: error })
  }
  if (other !== undefined) throw new DataDirectoryInUse(resolve(directory), path, other)
  const release = (): void => {
    process.off('exit', release)
    give(path)
  }
  process.on('exit', release)
  return release
}

/** One step at a time: Node's own `recursive` never ends where a directory cannot be made and no error says so (/proc). */
function makeDirectory(directory: string): void {
  if (existsSync(directory)) {
    // Throws where it is a file.
    readdirSync(directory)
    return
  }
  makeDirectory(dirname(directory))
  try {
    mkdirSync(directory, { mode: 0o700 })
  } catch (error) {
    // Another process may have made it meanwhile.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}

/** How long a rival may take to clear a stale lock away, in milliseconds: it is three calls to the system. */
const PATIENCE_MS = 2000

/** Takes the lock at `path`, or returns who has it. */
function take(path: string): Holder | undefined {
  const patience = Date.now() + PATIENCE_MS
  for (;;) {
    if (create(path)) return undefined
    const holder = read(path)
    // Gone between the two calls: given back, or being taken over by another.
    if (holder === undefined) continue
    if (!isStale(path, holder)) return holder
    // Only the holder of the lock *on the lock* may remove a stale one, and only after looking again: otherwise the
    // slower of two takers would remove the fresh lock of the faster. That second lock goes stale the same way.
    const guard = `${path}.takeover`
    const rival = take(guard)
    if (rival !== undefined) {
      // Whoever has the guard need not be the one who gets the lock: look again, rather than name the wrong process.
      if (rival.host !== hostname() || Date.now() > patience) return rival
      pause()
      continue
    }
    try {
      const current = read(path)
      if (current !== undefined && isStale(path, current)) unlinkSync(path)
    } finally {
      give(guard)
    }
  }
}

/** Puts the whole file in place in one step, so that nobody reads half of it. False when there is one already. */
function create(path: string): boolean {
  const holder: Holder = { pid: process.pid, host: hostname(), start: startOf(process.pid), id: randomUUID() }
  const draft = `${path}.${holder.id}`
  writeFileSync(draft, `${JSON.stringify(holder)}\n`, { flag: 'wx', mode: 0o600 })
  try {
    linkSync(draft, path)
    held.set(path, holder)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    unlinkSync(draft)
  }
}

/** Taking a lock is one step for its caller, so the thread waits. */
function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2)
}

function give(path: string): void {
  const mine = held.get(path)
  held.delete(path)
  if (mine !== undefined && read(path)?.id === mine.id) unlinkSync(path)
}

function read(path: string): Holder | undefined {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
  try {
    return JSON.parse(text) as Holder
  } catch {
    throw new Error(`${path} is not a lock file of Greenlit. If no Greenlit runs on this directory, delete it.`)
  }
}

/** Whether the process that wrote it is dead for certain. Of another machine's processes nothing is certain. */
function isStale(path: string, holder: Holder): boolean {
  if (holder.host !== hostname()) return false
  if (holder.pid === process.pid) return held.get(path)?.id !== holder.id
  try {
    process.kill(holder.pid, 0)
  } catch (error) {
    // EPERM: alive, and somebody else's.
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return true
  }
  const start = startOf(holder.pid)
  return holder.start !== '' && start !== '' && start !== holder.start
}

/** Linux: the boot's id and the tick of the process's start (proc(5), field 22 of stat, counted after the name). */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    return `${boot} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''}`
  } catch {
    return ''
  }
}
