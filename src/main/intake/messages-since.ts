import { all, atMost, build, first, type ReadDb } from '../database/query.ts'

/** Messages that one file has and another, copied from it before, has not; `notTaken` of them not or not all taken in. */
export interface MessagesSince {
  readonly all: number
  readonly notTaken: number
}

const atOnce = 500

/** Counts back from the newest message to the first that both files have. */
export const messagesSince = (copy: ReadDb, present: ReadDb): MessagesSince => {
  let found: MessagesSince = { all: 0, notTaken: 0 }
  for (let before = Number.MAX_SAFE_INTEGER; ;) {
    const page = messagesBefore(present, before)
    const known = page.findIndex((message) => has(copy, message.message_id))
    const since = known < 0 ? page : page.slice(0, known)
    found = {
      all: found.all + since.length,
      notTaken: found.notTaken + since.filter(({ reasons }) => reasons !== '[]').length,
    }
    const last = page.at(-1)
    if (known >= 0 || last === undefined || page.length < atOnce) return found
    before = last.message_no
  }
}

// One without a result was never read to the end.
const messagesBefore = (db: ReadDb, before: number) =>
  all(
    db,
    build
      .selectFrom('intake_message as m')
      .leftJoin('intake_result as r', 'r.message_no', 'm.message_no')
      .select(['m.message_no', 'm.message_id', 'r.reasons'])
      .where('m.message_no', '<', before)
      .orderBy('m.message_no', 'desc')
      .limit(atMost(atOnce)),
  )

const has = (db: ReadDb, messageId: string): boolean =>
  first(db, build.selectFrom('intake_message').select('message_no').where('message_id', '=', messageId)) !== undefined
