import type { Finding } from '../../../contract/health.ts'
import { wrong } from './found.ts'

/** That patients' data lies readable where taking everything out broke off; `folders` could not be reached to remove them. */
export const leftBehindFindings = (folders: number): readonly Finding[] =>
  folders === 0
    ? []
    : [
        wrong(
          'Taking out',
          'Patients’ data was left readable',
          'Taking everything out broke off, and what had been written, unencrypted, could not be removed. Put that disk back in and start Pestle again, or remove the folder yourself: its name begins with pestle-everything.',
        ),
      ]
