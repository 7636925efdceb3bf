import { describe, expect, it } from 'vitest'
import { takenByText } from '../../../src/renderer/app/use-take-by-text.ts'
import type { Outcome } from '../../../src/renderer/bridge/ask.ts'
import { answeredLateWords, severalFoundWords } from '../../../src/renderer/wording/scans.ts'

const found = (...ids: readonly string[]): Outcome<'queue:page'> =>
  ({ kind: 'answer', value: { rows: ids.map((id) => ({ id })) } }) as unknown as Outcome<'queue:page'>

describe('a text typed into the search and Enter', () => {
  it('takes the one match in hand, and where a name matches several none, and says so', () => {
    expect(takenByText('Chen', found('a'), false)).toEqual({ take: 'a' })
    expect(takenByText('Chen', found('a', 'b'), false)).toEqual({ say: { tone: 'attention', ...severalFoundWords } })
    expect(takenByText('Chen', found(), false)).toBeNull()
  })

  it('takes nothing in hand behind a window that has opened meanwhile, and says so', () => {
    expect(takenByText('Chen', found('a'), true)).toEqual({ say: { tone: 'attention', ...answeredLateWords } })
  })

  it('says that it could not be asked', () => {
    expect(takenByText('Chen', { kind: 'unreachable' }, false)).toMatchObject({ say: { tone: 'attention' } })
  })
})
