import type { Output } from '../../contract/index.ts'
import { counted } from './numbers-and-dates.ts'

type Drafts = Output<'draft:list'>['drafts']

/** At the day’s end: that somebody is signed on as the responsible pharmacist still, and where to sign off; nothing when nobody is. */
export const stillOnDutyWords = (spell: Output<'duty:state'>['spell']): readonly string[] =>
  spell === null ? [] : [`${spell.person.name} is still signed on as the responsible pharmacist: sign off with F4.`]

/** At the day’s end: what whoever works has begun and not finished, and where it is; nothing when there is none. */
export const begunWords = (drafts: Drafts): readonly string[] =>
  drafts.length === 0
    ? []
    : [
        `You have begun ${counted(drafts.length, 'act')} and not finished: “My acts today” (F2) lists ${drafts.length === 1 ? 'it' : 'them'}.`,
      ]

/** At the day’s end: what the paragraph about the sections with no lines is called. */
export const emptiesHead = 'Nothing of these is left'
