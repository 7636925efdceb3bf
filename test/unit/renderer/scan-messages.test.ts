import { describe, expect, it } from 'vitest'
import { packSaid, withPack } from '../../../src/renderer/features/prescription/acts/pack-scan.tsx'
import {
  onlyRed,
  pageChanged,
  windowGone,
  windowOpened,
  withMessage,
  type ScanMessage,
} from '../../../src/renderer/ui/scan-messages.ts'
import { choicesOverWords } from '../../../src/renderer/wording/scans.ts'

const window = Symbol('window')
let ids = 0
const message = (tone: ScanMessage['said']['tone'], head: string, over: symbol | null = window): ScanMessage => ({
  id: (ids += 1),
  said: { tone, head, todo: '' },
  window: over,
})
const heads = (messages: readonly ScanMessage[]): readonly string[] => messages.map(({ said }) => said.head)
const said = (...all: readonly ScanMessage[]): readonly ScanMessage[] =>
  all.reduce<readonly ScanMessage[]>(withMessage, [])

describe('what is said of scans', () => {
  it('keeps a red message when a neutral one or another red one comes', () => {
    expect(heads(said(message('danger', 'Chen'), message('plain', 'a pack')))).toEqual(['Chen', 'a pack'])
    expect(heads(said(message('danger', 'Chen'), message('danger', 'Okafor')))).toEqual(['Chen', 'Okafor'])
    expect(heads(onlyRed(said(message('danger', 'Chen'), message('plain', 'a pack'))))).toEqual(['Chen'])
  })

  it('keeps only the last of those that are not red, and says the same red one once', () => {
    expect(heads(said(message('plain', 'one'), message('attention', 'two')))).toEqual(['two'])
    expect(heads(said(message('danger', 'Chen'), message('danger', 'Chen')))).toEqual(['Chen'])
  })

  it('goes with the window that it was said over, and what was said of the page goes when a window opens', () => {
    const all = said(message('danger', 'Chen'), message('plain', 'Close it first'))
    expect(windowGone(all, window)).toEqual([])
    expect(
      heads(windowOpened(said(message('danger', 'two patients', null), message('plain', 'a pack', null)))),
    ).toEqual(['two patients'])
  })
})

describe('what is said of scans on the page', () => {
  it('stays over the next prescription while it is red and not read, and goes with the page otherwise', () => {
    const red = message('danger', 'two patients', null)
    expect(heads(onlyRed(said(red, message('attention', 'not known here', null))))).toEqual(['two patients'])
  })
})

describe('what could be chosen in a message on the page', () => {
  it('is offered no more once the page shows something else or to somebody else: it is scanned again', () => {
    const choices = [{ words: 'Chen', onPress: () => undefined }]
    const red = message('danger', 'two patients', null)
    const [after] = pageChanged([{ ...red, said: { ...red.said, todo: 'Choose.', choices } }])
    expect(after?.id).toBe(red.id)
    expect(after?.said).toEqual({ tone: 'danger', head: 'two patients', todo: choicesOverWords })
    expect(pageChanged([red, message('attention', 'not known here', null)])).toEqual([red])
  })

  it('is not offered within a window that opens after it, which may be of another patient; what was said over a window is as it was', () => {
    const choices = [{ words: 'Chen', onPress: () => undefined }]
    const over = (place: symbol | null): ScanMessage => {
      const red = message('danger', 'two patients', place)
      return { ...red, said: { ...red.said, todo: 'Choose.', choices } }
    }
    const ofWindow = over(window)
    const [after, same] = windowOpened([over(null), ofWindow])
    expect(after?.said).toEqual({ tone: 'danger', head: 'two patients', todo: choicesOverWords })
    expect(same).toBe(ofWindow)
  })
})

describe('what is said of packs', () => {
  const wrong = packSaid('danger', { head: 'Wrong product', todo: '' })
  const expired = packSaid('danger', { head: 'Expired', todo: '' })
  const right = packSaid('fresh', { head: 'Counted', todo: '' })

  it('keeps each wrong pack until it is put away, whatever is scanned after it', () => {
    expect([wrong, expired, right, right].reduce<readonly (typeof wrong)[]>(withPack, [])).toEqual([
      wrong,
      expired,
      right,
    ])
    expect([right, wrong].reduce<readonly (typeof wrong)[]>(withPack, [])).toEqual([wrong])
  })
})
