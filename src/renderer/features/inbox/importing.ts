import { useRef, useState } from 'react'
import { ask } from '../../bridge/ask.ts'
import { useBridge } from '../../bridge/bridge-context.ts'
import { newId } from '../../bridge/ids.ts'
import { usePersonShown } from '../../bridge/person-shown.ts'
import { fileAsBase64 } from '../../bridge/save-file.ts'
import { useQueryClient } from '@tanstack/react-query'
import { becameOf, type Became } from '../../wording/intake.ts'
import { commonRefusalWords, troubleWords } from '../../wording/troubles.ts'

/** A file a person gave, and how far it is. */
export interface GivenFile {
  readonly id: string
  readonly name: string
  readonly state: 'waiting' | 'reading' | Became | 'failed'
  readonly said: string | null
}

const largestBytes = 6 * 1024 * 1024

/** Takes files in one after the other: one that fails never stops the next. */
export const useImporting = () => {
  const bridge = useBridge()
  const asPersonId = usePersonShown()
  const queries = useQueryClient()
  const [files, setFiles] = useState<readonly GivenFile[]>([])
  const chain = useRef<Promise<void>>(Promise.resolve())
  const change = (id: string, what: Partial<GivenFile>): void => {
    setFiles((all) => all.map((file) => (file.id === id ? { ...file, ...what } : file)))
  }
  const takeIn = async (id: string, file: File, asPersonId: string): Promise<void> => {
    if (file.size > largestBytes) {
      change(id, { state: 'failed', said: 'Larger than 6 MB: no prescription message is. Nothing was taken in.' })
      return
    }
    change(id, { state: 'reading' })
    const bytes = await fileAsBase64(file)
    const outcome = await ask(bridge, 'intake:import', { asPersonId, file: file.name.slice(-255), bytes })
    if (outcome.kind === 'answer')
      change(id, { state: becameOf(outcome.value), said: outcome.value.reasons[0]?.message ?? null })
    else if (outcome.kind === 'refusal') change(id, { state: 'failed', said: commonRefusalWords[outcome.refusal.code] })
    else change(id, { state: 'failed', said: troubleWords(outcome).what })
    void queries.invalidateQueries()
  }
  const give = (given: readonly File[]): void => {
    const entries = given.map((file) => ({ id: newId(), file }))
    setFiles((all) => [
      ...entries.map(({ id, file }) => ({ id, name: file.name, state: 'waiting' as const, said: null })),
      ...all,
    ])
    for (const { id, file } of entries) chain.current = chain.current.then(() => takeIn(id, file, asPersonId))
  }
  return { files, give, forget: () => setFiles([]) }
}
