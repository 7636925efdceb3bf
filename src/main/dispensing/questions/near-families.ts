import type { ReadDb } from '../../database/query.ts'
import { lastSeq } from '../../ledger/read.ts'
import { knownFamilies } from '../queue-store.ts'
import { areNearNames, comparedName, type ComparedName } from '../similar-name.ts'

/** Which other family names that are open here, or left last, are easily taken for one, given as `familyKey`. */
export type NearFamilies = (db: ReadDb) => (key: string) => readonly string[]

/**
 * Remembers which names are near which, because comparing every name with every other takes longer than the rest of a page. A
 * name that comes is compared with those that were asked for; one that has gone stays known, and nobody is found under it.
 */
export const createNearFamilies = (): NearFamilies => {
  const known = new Map<string, ComparedName>()
  const answers = new Map<string, { readonly name: ComparedName; readonly near: string[] }>()
  let seen = -1
  const learn = (key: string): void => {
    if (known.has(key)) return
    const name = comparedName(key)
    known.set(key, name)
    for (const answer of answers.values()) if (areNearNames(answer.name, name)) answer.near.push(key)
  }
  const answerTo = (key: string): readonly string[] => {
    const before = answers.get(key)
    if (before !== undefined) return before.near
    const name = comparedName(key)
    const near = [...known.values()].filter((one) => areNearNames(name, one)).map((one) => one.key)
    answers.set(key, { name, near })
    return near
  }
  return (db) => {
    const seq = lastSeq(db)
    if (seq !== seen) for (const key of knownFamilies(db)) learn(key)
    seen = seq
    return answerTo
  }
}
