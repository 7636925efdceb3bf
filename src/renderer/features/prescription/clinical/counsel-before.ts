import type { Prescription } from '../../../../domain/prescription.ts'

/** What the check before, also one that is void now, left to be told at hand-out; empty when nothing. */
export const counselBefore = ({ clinicalCheck }: Prescription): string => clinicalCheck?.counsel?.trim() ?? ''

/** What was written in a check that was taken back: it is not written twice, and nothing else of that check counts. */
export const noteOfVoided = ({ clinicalCheck }: Prescription): string =>
  clinicalCheck?.outcome === 'voided' ? (clinicalCheck.note ?? '') : ''

/** What is asked of the note, and whose words stand in it while they are those of the check that was taken back. */
export const noteHint = (prescription: Prescription, note: string): string => {
  const asked = 'A query or a refusal says why.'
  const before = noteOfVoided(prescription)
  const by = prescription.clinicalCheck?.stamp.by.name
  if (by === undefined || before.trim() === '' || note !== before) return asked
  return `As ${by} wrote in the check that was taken back: passed on, it is recorded as yours. ${asked}`
}

const parted = ' · '

/** A text to tell without what another prescription brought into it, unless it is of one of those that `stay` as well. What a person wrote around it stays. */
export const counselWithout = (counsel: string, earlier: string, stay: readonly string[]): string => {
  if (earlier === '' || stay.some((text) => text.includes(earlier))) return counsel
  if (counsel.trim() === earlier) return ''
  const brought = [`${parted}${earlier}`, `${earlier}${parted}`].find((text) => counsel.includes(text))
  return brought === undefined ? counsel : counsel.replace(brought, () => '')
}

/** A text to tell, with what an earlier check of another prescription left to be told; nothing is said twice. */
export const counselWith = (counsel: string, earlier: string): string =>
  earlier === '' || counsel.includes(earlier)
    ? counsel
    : [counsel.trim(), earlier].filter((text) => text !== '').join(parted)
