import type { Target } from './target.ts'

/**
 * Fills in what a look could not say of the disk of a target. Windows is asked through a program of its own, which takes seconds:
 * once for each target, and what it does not say stays unknown.
 */
export const askWhichDisk = (ask: (folder: string) => Promise<boolean | null>) => {
  const answers = new Map<string, Promise<boolean | null>>()
  return async <T extends { readonly sameDisk: boolean | null }>({ folder, id }: Target, found: T): Promise<T> => {
    if (found.sameDisk !== null) return found
    const of = `${id} ${folder}`
    const answer = answers.get(of) ?? ask(folder)
    answers.set(of, answer)
    return { ...found, sameDisk: await answer }
  }
}
