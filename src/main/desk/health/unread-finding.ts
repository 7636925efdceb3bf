import type { Finding } from '../../../contract/health.ts'
import { wrong } from './found.ts'

/** That files wait in the watched folder which could not be read at several looks: `count` of them. Their names are in the inbox alone. */
export const unreadFindings = (count: number): readonly Finding[] =>
  count === 0
    ? []
    : [
        wrong(
          'Watched folder',
          count === 1 ? 'A file in the watched folder cannot be read' : 'Files in the watched folder cannot be read',
          count === 1
            ? 'One file has not been taken in, and the prescriptions in it are not in the queue. The inbox names it and says what to do.'
            : `${String(count)} files have not been taken in, and the prescriptions in them are not in the queue. The inbox names them and says what to do.`,
        ),
      ]
