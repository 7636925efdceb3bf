import { spawn } from 'node:child_process'
import type { KeptVersions } from './kept-versions.ts'
import type { UpdatesDeps } from './open-updates.ts'
import { swapAppImage } from './swap-app-image.ts'
import type { UpdateSource } from './update-source.ts'

/** What putting a version back takes. `appImage` is the app that runs, where it is one file. */
export interface PutVersionBack {
  readonly app: UpdatesDeps['app']
  readonly quit: () => void
  readonly kept: KeptVersions
  readonly publisherOf: UpdateSource['publisherOf']
  readonly appImage: string | undefined
}

const startInstaller = (file: string): Promise<boolean> =>
  new Promise((resolve) => {
    // As electron-updater starts it: silent, and the app again afterwards.
    const started = spawn(file, ['--updated', '/S', '--force-run'], { detached: true, stdio: 'ignore' })
    started.once('error', () => {
      resolve(false)
    })
    started.once('spawn', () => {
      started.unref()
      resolve(true)
    })
  })

/** Puts a version that was kept in the place of the one that runs, and ends the app; it starts again as that version. Whether it began. */
export const putVersionBack = async (asked: PutVersionBack, version: string): Promise<boolean> => {
  const { app, kept, appImage } = asked
  const found = await kept.find(version)
  if (found === null) return false
  if (app.target === 'linux-x64-appimage') {
    if (appImage === undefined || !swapAppImage(found.file, appImage, found.sha512)) return false
    app.startAgain()
  } else if ((await asked.publisherOf(found.file)) !== null || !(await startInstaller(found.file))) return false
  asked.quit()
  return true
}
