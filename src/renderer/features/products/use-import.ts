import { useState } from 'react'
import type { ProductReport } from '../../../contract/products.ts'
import { usePersonShown } from '../../bridge/person-shown.ts'
import { fileAsBase64 } from '../../bridge/save-file.ts'
import { useAsk } from '../../bridge/use-ask.ts'
import { productRefusalWords, tooLargeWords } from '../../wording/products.ts'
import { commonRefusalWords, troubleWords } from '../../wording/troubles.ts'

const largestBytes = 5_500_000

/** What came of the file given last: its report, or a sentence why there is none. */
export type Given = { readonly report: ProductReport } | { readonly said: string; readonly todo: string }

/** Takes in a product file that a person chose or dropped. */
export const useImport = () => {
  const { send, inFlight } = useAsk()
  const asPersonId = usePersonShown()
  const [given, setGiven] = useState<Given | null>(null)
  const give = async (file: File): Promise<void> => {
    setGiven(null)
    if (file.size > largestBytes) {
      setGiven({ said: tooLargeWords, todo: '' })
      return
    }
    const outcome = await send('products:import', {
      asPersonId,
      name: file.name.slice(-200),
      bytes: await fileAsBase64(file),
    })
    if (outcome === undefined) return
    if (outcome.kind === 'answer') setGiven({ report: outcome.value })
    else if (outcome.kind === 'refusal') {
      const { code } = outcome.refusal
      const said = code in productRefusalWords ? { ...productRefusalWords }[code as 'role-may-not'] : null
      setGiven({ said: said ?? commonRefusalWords[code as 'nobody-working'], todo: '' })
    } else {
      const { what, todo } = troubleWords(outcome)
      setGiven({ said: what, todo })
    }
  }
  return { given, give, inFlight }
}
