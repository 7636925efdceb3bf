import { describe, expect, it } from 'vitest'
import { intakeQuestions } from '../../../src/contract/intake.ts'
import { intakeHandlers } from '../../../src/main/intake/handlers.ts'
import { importMessage } from '../../../src/main/intake/import-message.ts'
import { inboxCounts, inboxPage } from '../../../src/main/intake/inbox.ts'
import { acknowledgeMessage, retryMessage } from '../../../src/main/intake/inbox-acts.ts'
import { changed, fixtureIds, fixtureText, put } from '../../support/intake-fixtures.ts'
import { people } from '../../support/people.ts'
import { createWorld, type World } from '../../support/world.ts'
import { intakeOf } from './intake-of.ts'

const oneBad = changed('releaseReply', (reply) =>
  put(reply, ['parameter', 0, 'resource', 'entry', 0, 'resource', 'entry', 1, 'resource', 'status'], 'draft'),
)

const fill = (world: World) => {
  const { importMessage } = intakeOf(world)
  const conflicting = changed('orderUnsigned', (message) =>
    put(message, ['entry', 1, 'resource', 'dosageInstruction', 0, 'text'], 'Two a day'),
  )
  return [
    importMessage('not json', 'one.txt'),
    importMessage(fixtureText('orderSigned'), 'two.json'),
    importMessage(conflicting, 'three.json'),
    importMessage('[]', 'four.json'),
    importMessage(fixtureText('releaseReply'), 'five.json'),
  ].map(({ messageId }) => messageId)
}

const waits = (world: World) => intakeOf(world).deps.waitingForChoice

const shown = (world: World, show: 'all' | 'refused' | 'conflict' | 'held') =>
  inboxPage(world.database.db, { show, after: null, limit: 50 }, waits(world)).rows.map(({ origin }) => origin.name)

describe('the inbox', () => {
  it('shows the newest first, and each kind by itself', () => {
    using world = createWorld({ ourOds: 'FH542' })
    fill(world)
    expect(shown(world, 'all')).toEqual(['five.json', 'four.json', 'three.json', 'two.json', 'one.txt'])
    expect(shown(world, 'refused')).toEqual(['four.json', 'one.txt'])
    expect(shown(world, 'conflict')).toEqual(['three.json'])
    expect(shown(world, 'held')).toEqual(['five.json'])
  })

  it('pages by key: every message once, also when another arrives in between', () => {
    using world = createWorld()
    fill(world)
    const page = (after: string | null) => inboxPage(world.database.db, { show: 'all', after, limit: 2 }, waits(world))
    const firstPage = page(null)
    intakeOf(world).importMessage('again', 'six.txt')
    const secondPage = page(firstPage.next)
    const lastPage = page(secondPage.next)
    expect([...firstPage.rows, ...secondPage.rows, ...lastPage.rows].map(({ origin }) => origin.name)).toEqual([
      'five.json',
      'four.json',
      'three.json',
      'two.json',
      'one.txt',
    ])
    expect(lastPage.next).toBeNull()
  })

  it('counts what is there and what nobody has seen yet', () => {
    using world = createWorld({ ourOds: 'FH542' })
    const [firstMessage = ''] = fill(world)
    const counts = () => inboxCounts(world.database.db, waits(world))
    expect(counts()).toEqual({ all: 5, refused: 2, conflict: 1, held: 1, unseen: 3 })
    expect(acknowledgeMessage(intakeOf(world).deps, firstMessage, people.counter)).toMatchObject({ ok: true })
    expect(counts().unseen).toBe(2)
    expect(acknowledgeMessage(intakeOf(world).deps, 'nothing', people.counter)).toMatchObject({ ok: false })
  })

  it('lists a message of which one prescription could not be read among the refused, whatever became of the others, until it is seen', () => {
    using world = createWorld({ ourOds: 'FA565' })
    const { importMessage, deps } = intakeOf(world)
    const { messageId } = importMessage(oneBad, 'part.json')
    importMessage(fixtureText('searchset'), 'whole.json')
    const counts = () => inboxCounts(world.database.db, waits(world))
    expect(shown(world, 'refused')).toEqual(['part.json'])
    expect(counts()).toMatchObject({ all: 2, refused: 1, unseen: 1 })
    acknowledgeMessage(deps, messageId, people.counter)
    expect(counts()).toMatchObject({ refused: 1, unseen: 0 })
    expect(retryMessage(deps, messageId, people.counter)).toMatchObject({ ok: true })
    expect(counts()).toMatchObject({ refused: 1, unseen: 1 })
  })

  it('lists a message whose reading went wrong as not read, however often it was tried, until it is read', () => {
    using world = createWorld({ ourOds: 'FA565' })
    const { importMessage: take, deps } = intakeOf(world)
    take(fixtureText('searchset'), 'whole.json')
    const broken = {
      ...deps,
      runAct: () => {
        throw new Error('a bug')
      },
    }
    const message = { bytes: Buffer.from(fixtureText('releaseReply')), origin: { kind: 'folder', name: 'a/part.json' } }
    expect(() => importMessage(broken, message)).toThrow('a bug')
    expect(() => importMessage(broken, message)).toThrow('a bug')
    const page = () => inboxPage(world.database.db, { show: 'refused', after: null, limit: 5 }, waits(world))
    const [row] = page().rows
    expect(page()).toMatchObject({
      rows: [{ outcome: 'not-read', origin: { name: 'part.json' }, prescriptions: [], reasons: [], seen: false }],
      counts: { all: 2, refused: 1, unseen: 1 },
    })
    expect(shown(world, 'all')).toEqual(['part.json', 'whole.json'])
    const messageId = row?.messageId ?? ''
    expect(acknowledgeMessage(deps, messageId, people.counter)).toMatchObject({ ok: false })
    expect(() => retryMessage(broken, messageId, people.counter)).toThrow('a bug')
    expect(retryMessage(deps, messageId, people.counter)).toMatchObject({ ok: true, value: { outcome: 'imported' } })
    expect(page()).toMatchObject({ rows: [], counts: { all: 2, refused: 0, unseen: 0 } })
    importMessage(deps, message)
    expect(page().counts.all).toBe(3)
  })

  it('counts a message in conflict only until a copy is chosen, or somebody marks it as seen', () => {
    using world = createWorld({ ourOds: 'FH542' })
    const conflict = fill(world)[2] ?? ''
    const counts = () => inboxCounts(world.database.db, waits(world))
    const open = () =>
      inboxPage(world.database.db, { show: 'conflict', after: null, limit: 5 }, waits(world)).rows[0]?.open
    expect([counts().unseen, open()]).toEqual([3, true])
    acknowledgeMessage(intakeOf(world).deps, conflict, people.counter)
    expect([counts().unseen, open()]).toEqual([2, false])
    using another = createWorld({ ourOds: 'FH542' })
    fill(another)
    const unseen = () => inboxCounts(another.database.db, waits(another))
    another.does(people.pharmacist, fixtureIds.first, {
      type: 'choose-copy',
      which: 'held',
      reason: 'Rang the surgery',
    })
    expect(unseen()).toMatchObject({ conflict: 1, unseen: 2 })
  })

  it('asks once for the choices of a page and once for all conflicts, however many there are', () => {
    using world = createWorld({ ourOds: 'FH542' })
    fill(world)
    const { importMessage } = intakeOf(world)
    for (const dose of ['Three a day', 'Four a day', 'Five a day'])
      importMessage(
        changed('orderUnsigned', (message) =>
          put(message, ['entry', 1, 'resource', 'dosageInstruction', 0, 'text'], dose),
        ),
      )
    const asked: (readonly string[])[] = []
    const waiting = (ids: readonly string[]) => {
      asked.push(ids)
      return waits(world)(ids)
    }
    const { counts } = inboxPage(world.database.db, { show: 'conflict', after: null, limit: 5 }, waiting)
    expect(counts).toMatchObject({ conflict: 4, unseen: 6 })
    expect(asked).toEqual([Array.from({ length: 4 }, () => fixtureIds.first), [fixtureIds.first]])
  })

  it('is empty in a new file', () => {
    using world = createWorld()
    expect(inboxPage(world.database.db, { show: 'all', after: null, limit: 5 }, waits(world))).toEqual({
      rows: [],
      next: null,
      counts: { all: 0, refused: 0, conflict: 0, held: 0, unseen: 0 },
    })
  })
})

describe('the inbox on the screen', () => {
  it('names the files of the watched folder that cannot be read, and counts them among what nobody has seen', async () => {
    using world = createWorld()
    fill(world)
    const unread = [{ name: 'a.json', why: 'faulted' }] as const
    const handlers = intakeHandlers(intakeOf(world).deps, () => unread)
    const asker = { session: 's', person: people.dispenser }
    const page = await handlers['intake:page']({ show: 'refused', after: null, limit: 1 }, asker)
    if (!page.ok) throw new Error('refused')
    const { counts, unread: told } = intakeQuestions['intake:page'].output.parse(page.value)
    expect([told, counts.refused, counts.unseen]).toEqual([unread, 2, 4])
  })

  it('answers in the form the contract gives', async () => {
    using world = createWorld()
    const handlers = intakeHandlers(intakeOf(world).deps, () => [])
    const asker = { session: 's', person: people.dispenser }
    const bytes = Buffer.from(fixtureText('orderSigned')).toString('base64')
    const imported = await handlers['intake:import']({ file: 'order.json', bytes }, asker)
    if (!imported.ok) throw new Error('refused')
    expect(intakeQuestions['intake:import'].output.parse(imported.value)).toMatchObject({
      file: 'order.json',
      outcome: 'imported',
      prescriptions: [{ id: fixtureIds.first, items: 2 }],
    })
    const { messageId } = imported.value
    expect(await handlers['intake:retry']({ messageId }, asker)).toEqual({
      ok: false,
      refusal: { code: 'not-refused' },
    })
    expect(await handlers['intake:acknowledge']({ messageId }, asker)).toEqual({ ok: true, value: {} })
    const page = await handlers['intake:page']({ show: 'all', after: null, limit: 10 }, asker)
    if (!page.ok) throw new Error('refused')
    expect(intakeQuestions['intake:page'].output.parse(page.value)).toMatchObject({
      rows: [{ messageId, seen: true, open: false, origin: { kind: 'file', name: 'order.json' } }],
    })
  })
})
