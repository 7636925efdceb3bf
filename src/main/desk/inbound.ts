import type { Settings } from '../../contract/desk.ts'
import { systemActor } from '../../domain/people.ts'
import { folderPort } from '../intake/folder-port.ts'
import { importMessage } from '../intake/import-message.ts'
import type { IntakeDeps } from '../intake/import-message.ts'
import { readAtStart } from '../intake/inbox-acts.ts'
import { watchFolder } from '../intake/watch-folder.ts'
import type { FolderPort, FolderWatch, UnreadFile } from '../intake/watch-folder.ts'
import { noLongerThan } from './no-longer-than.ts'
import type { Ports } from './ports.ts'

const pollMs = 2_000
const stopWithinMs = 2_000

/** Messages that come in without a person: those an interruption left half-read, and the watched folder. */
export interface Inbound {
  /** Watches another folder from now on, or none. */
  readonly watch: (folder: Settings['watchedFolder']) => Promise<void>
  /** Files of the watched folder that could not be read at more than one look. */
  readonly unread: () => readonly UnreadFile[]
  /** Waits some seconds for the look under way: in a folder over the network that hangs it may never end. */
  readonly stop: () => Promise<void>
}

/** Finishes what was interrupted, then watches `folder` if there is one. */
export const startInbound = (
  ports: Pick<Ports, 'after'>,
  intake: IntakeDeps,
  folder: Settings['watchedFolder'],
  onFault: (fault: unknown) => void,
  portOf: (folder: string) => FolderPort = folderPort,
  unreadChanged: () => void = () => undefined,
): Inbound => {
  readAtStart(intake, systemActor, (_messageId, fault) => {
    onFault(fault)
  })
  const open = (wanted: string): FolderWatch =>
    watchFolder({
      folder: portOf(wanted),
      pollMs,
      after: ports.after,
      importFile: (name, bytes) => {
        const { reasons } = importMessage(intake, { bytes, origin: { kind: 'folder', name } })
        return reasons.length > 0 ? 'refused' : 'done'
      },
      fault: onFault,
      unreadChanged,
    })
  let watched = folder
  let watch = folder === null ? null : open(folder)
  let stopped = false
  const endWatch = async (): Promise<void> => {
    if (watch !== null) await noLongerThan(ports.after, stopWithinMs, watch.stop())
  }
  const change = async (wanted: Settings['watchedFolder']): Promise<void> => {
    if (stopped || wanted === watched) return
    watched = wanted
    await endWatch()
    const told = watch?.unread().length ?? 0
    watch = wanted === null ? null : open(wanted)
    // What was told of the folder before is not said of this one.
    if (told > 0) unreadChanged()
  }
  // One change after the other: two at once would leave a watcher behind that nobody stops.
  let changing = Promise.resolve()
  return {
    unread: () => watch?.unread() ?? [],
    watch: (wanted) => (changing = changing.then(() => change(wanted))),
    stop: async () => {
      stopped = true
      await changing
      await endWatch()
    },
  }
}
