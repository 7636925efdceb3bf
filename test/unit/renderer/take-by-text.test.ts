import { describe, expect, it } from 'vitest'
import { takenByText } from '../../../src/renderer/app/use-take-by-text.ts'
import type { Outcome } from '../../../src/renderer/bridge/ask.ts'
import { answeredLateWords, severalFoundWords } from '../../../src/renderer/wording/scans.ts'

const found = (...ids: readonly string[]): Outcome<'queue:page'> =>
  ({ kind: 'answer', value: { rows: ids.map((id) => ({ id })) } }) as unknown as Outcome<'queue:page'>

const now = { covered: false, meant: true }

describe('a text typed into the search and Enter', () => {
  it('takes the one match in hand, and where a name matches several none, and says so', () => {
    expect(takenByText('Chen', found('a'), now)).toEqual({ take: 'a' })
    expect(takenByText('Chen', found('a', 'b'), now)).toEqual({ say: { tone: 'attention', ...severalFoundWords } })
    expect(takenByText('Chen', found(), now)).toBeNull()
  })

  it('takes nothing in hand behind a window that has opened meanwhile, and says so', () => {
    expect(takenByText('Chen', found('a'), { ...now, covered: true })).toEqual({
      say: { tone: 'attention', ...answeredLateWords },
    })
  })

  it('takes nothing, and says nothing, once it does not stand in the search any more', () => {
    for (const outcome of [found('a'), found('a', 'b'), { kind: 'unreachable' } as const])
      expect(takenByText('Chen', outcome, { ...now, meant: false })).toBeNull()
  })

  it('says that it could not be asked', () => {
    expect(takenByText('Chen', { kind: 'unreachable' }, now)).toMatchObject({ say: { tone: 'attention' } })
  })
})
