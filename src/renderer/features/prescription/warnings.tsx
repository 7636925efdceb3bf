import type { ReactElement } from 'react'
import { owedTooLate } from '../../../domain/owed-too-late.ts'
import { isOpen } from '../../../domain/supply.ts'
import { daysBetween, ukDate, type LocalDate } from '../../../domain/uk-date.ts'
import { now } from '../../bridge/clock.ts'
import { Notice, type Tone } from '../../ui/notice.tsx'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { handFormWords, untrackedWords } from '../../wording/by-hand.ts'
import { checkVoidedWords } from '../../wording/check-voided.ts'
import { dateWords, dayWords } from '../../wording/numbers-and-dates.ts'
import { promisedTooLateWords } from '../../wording/owed.ts'
import type { Detail } from './detail.ts'
import css from './in-hand.module.css'

/** A warning above everything else of the prescription in hand. */
export interface Warning {
  readonly tone: Tone
  readonly head: string
  readonly more: string | null
  readonly icon?: IconName
}

const nearDays = 7

const lastDayOf = ({ prescription: p, lastLegalDays }: Detail): LocalDate | undefined =>
  p.items
    .filter(isOpen)
    .flatMap((item) => lastLegalDays[item.content.id] ?? [])
    .toSorted()[0]

/** Whether something of a prescription may be supplied today and not tomorrow, whatever else of it is past its days. */
export const isLastDay = (
  { prescription: p, lastLegalDays }: Pick<Detail, 'prescription' | 'lastLegalDays'>,
  today: LocalDate,
): boolean => p.items.some((item) => isOpen(item) && lastLegalDays[item.content.id] === today)

/** In every window about a prescription, where that is so. */
export const LastDayToday = ({ detail }: { readonly detail: Detail }): ReactElement | null =>
  isLastDay(detail, ukDate(now())) ? (
    <p className={css['lastDay']}>
      <Icon name="waiting" size={14} /> Last day to supply: today
    </p>
  ) : null

const lastDayWarnings = (detail: Detail): readonly Warning[] => {
  const today = ukDate(now())
  const last = lastDayOf(detail)
  if (last === undefined) return []
  const left = daysBetween(today, last)
  if (left < 0)
    return [{ tone: 'danger', head: `May not be supplied any more: the last day was ${dateWords(last)}.`, more: null }]
  if (left > nearDays) return []
  return [
    {
      tone: 'attention',
      head: `Last day to supply: ${dayWords(last, today)}.`,
      more: left > 1 ? `${String(left)} days left.` : null,
      icon: 'waiting',
    },
  ]
}

/** What was promised for a day on which it may not be supplied. */
export const tooLateWarnings = ({ prescription: p }: Pick<Detail, 'prescription'>): readonly Warning[] =>
  p.items.flatMap((item) =>
    owedTooLate(p.content, item).map((promised) => ({
      tone: 'attention' as const,
      ...promisedTooLateWords(item.content.drug.name, promised),
    })),
  )

const checkWarning = ({ prescription: p, acts }: Detail): readonly Warning[] => {
  const check = p.clinicalCheck
  if (check === null || check.outcome === 'passed' || !p.items.some(isOpen)) return []
  const heads = {
    queried: 'Queried at the clinical check.',
    refused: 'Refused at the clinical check.',
    voided: checkVoidedWords(acts),
  }
  const { query } = check
  if (check.outcome === 'queried' && query !== null) {
    const due = query.by <= ukDate(now())
    return [
      {
        tone: 'attention',
        head: `Queried to ${query.whom}: ${due ? 'the answer is due' : `answer wanted by ${dateWords(query.by)}`}.`,
        more: check.note,
        icon: due ? 'warning' : 'waiting',
      },
    ]
  }
  return [{ tone: check.outcome === 'refused' ? 'danger' : 'attention', head: heads[check.outcome], more: check.note }]
}

const entryWarnings = ({ prescription: { byHand } }: Detail): readonly Warning[] =>
  byHand === null
    ? []
    : [
        {
          tone: 'plain',
          head: untrackedWords,
          more: `${handFormWords[byHand.entry.form]}.${byHand.checked === null ? ' A second person still has to compare the entry with the paper.' : ''}`,
        },
      ]

const warningsOf = (detail: Detail): readonly Warning[] => {
  const { prescription: p } = detail
  const earlier = p.items.find((item) => item.suppliedUnder !== null)
  return [
    ...(p.sentBack
      ? [{ tone: 'danger' as const, head: 'Sent back by the NHS. Do not dispense.', more: p.sentBack.reason }]
      : []),
    ...(p.belongsTo === null
      ? []
      : [
          {
            tone: 'danger' as const,
            head: `Belongs to another pharmacy: ${p.belongsTo}.`,
            more: 'Held here so that nobody dispenses it twice.',
          },
        ]),
    ...(p.otherCopy
      ? [
          {
            tone: 'attention' as const,
            icon: 'copies' as const,
            head: 'Two copies that differ.',
            more: 'Nothing goes on until someone has chosen which one counts.',
          },
        ]
      : []),
    ...(p.returned ? [{ tone: 'plain' as const, head: 'Returned to Spine.', more: null }] : []),
    ...checkWarning(detail),
    ...lastDayWarnings(detail),
    ...tooLateWarnings(detail),
    ...(earlier?.suppliedUnder
      ? [
          {
            tone: 'attention' as const,
            head: 'A part went out under other wording.',
            more: `${earlier.suppliedUnder.drug.name}: ${earlier.suppliedUnder.directions}`,
          },
        ]
      : []),
    ...(p.laterIssue === null
      ? []
      : [
          {
            tone: 'plain' as const,
            head: `Issue ${String(p.laterIssue)} is here.`,
            more: 'The NHS App follows that one now and hears nothing more of this one.',
          },
        ]),
    ...(p.source.signed
      ? []
      : [
          {
            tone: 'attention' as const,
            head: 'Unsigned copy.',
            more: 'The message carried no signature. A signed copy of the same prescription is attached by itself when it comes.',
          },
        ]),
    ...entryWarnings(detail),
    ...(p.tracked || p.byHand || p.sentBack || p.belongsTo !== null
      ? []
      : [
          {
            tone: 'plain' as const,
            head: 'Not tracked.',
            more: 'It was not released to this pharmacy by EPS, so the NHS App is told nothing.',
          },
        ]),
  ]
}

/** What someone must know before they do anything, loudest first. */
export const Warnings = ({ detail }: { readonly detail: Detail }): ReactElement | null => {
  const warnings = warningsOf(detail)
  if (warnings.length === 0) return null
  return (
    <div className={css['warnings']}>
      {warnings.map(({ head, more, tone, icon }) => (
        <Notice key={head} tone={tone} head={head} {...(icon === undefined ? {} : { icon })}>
          {more === null ? null : <p>{more}</p>}
        </Notice>
      ))}
    </div>
  )
}
