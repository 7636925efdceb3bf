import type { Actor, Role } from '../people.ts'
import type { SupplyWhileOut } from './record.ts'

/** What may be asked of the record of who is on duty. `until` (UTC ms) is for times entered afterwards. */
export type DutyCommand =
  /** `registration` is asked once, then kept with the person; `insteadBecause` signs off whoever is signed on, at the same time. */
  | {
      readonly type: 'sign-on'
      readonly registration: string | null
      readonly insteadBecause: string | null
      readonly until: number | null
    }
  /** The reason is for signing off somebody else, or for having been out over two hours that day. */
  | { readonly type: 'sign-off'; readonly spellId: string; readonly reason: string | null }
  | {
      readonly type: 'go-out'
      readonly supply: SupplyWhileOut
      readonly arrangements: string
      readonly until: number | null
      readonly overReason: string | null
    }
  | { readonly type: 'come-back'; readonly overReason: string | null }
  | { readonly type: 'work-alone'; readonly reason: string }
  | { readonly type: 'stop-working-alone' }

/** One command of a type. */
export type DutyCommandOf<T extends DutyCommand['type']> = Extract<DutyCommand, { readonly type: T }>

/** What a decision on the record may know: `at` is when it happened, `now` when it is entered (UTC ms). */
export interface DutyContext {
  readonly at: number
  readonly now: number
  readonly actor: Actor
  /** The GPhC number kept with the actor, or null. */
  readonly registration: string | null
}

/** Why the record was not changed. Nothing was written. */
export type DutyRefusal =
  | { readonly code: 'duty-not-permitted'; readonly role: Role }
  | { readonly code: 'changed-meanwhile' }
  | { readonly code: 'another-person-working' }
  /** The same act was recorded before with other content: a first press was answered after all. */
  | { readonly code: 'recorded-otherwise' }
  | { readonly code: 'late-entry-reason-missing' }
  | { readonly code: 'late-entry-in-future' }
  | { readonly code: 'reason-missing' }
  | { readonly code: 'registration-missing' }
  | { readonly code: 'registration-invalid' }
  | { readonly code: 'signed-on-already' }
  | { readonly code: 'another-is-signed-on'; readonly name: string; readonly since: number }
  | { readonly code: 'covered-already'; readonly name: string; readonly from: number }
  | { readonly code: 'times-do-not-fit' }
  | { readonly code: 'nobody-signed-on' }
  | { readonly code: 'spell-ended' }
  | { readonly code: 'not-the-responsible-pharmacist'; readonly name: string }
  | { readonly code: 'out-already' }
  | { readonly code: 'not-out' }
  | { readonly code: 'arrangements-missing' }
  | { readonly code: 'absence-used-up'; readonly usedMs: number }
  | { readonly code: 'absence-over-limit'; readonly totalMs: number }
  | { readonly code: 'alone-already' }
  | { readonly code: 'not-alone' }

/** The name of such a refusal. */
export type DutyRefusalCode = DutyRefusal['code']
