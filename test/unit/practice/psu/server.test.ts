import { spawn } from 'node:child_process'
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, describe, expect, it } from 'vitest'
import { startPsuServer, type PsuServer, type PsuServerStart } from '../../../../src/main/practice/psu/server.ts'
import { bundle, entry, itemA, newTaskId, noon, pharmacy, rx } from './support.ts'

const cleanUps: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp()
})

const folder = () => {
  const dir = mkdtempSync(join(tmpdir(), 'psu-stand-in-'))
  cleanUps.push(() => rmSync(dir, { recursive: true }))
  return dir
}

const started = async (start: Partial<PsuServerStart> = {}) => {
  const timers: { ms: number; act: () => void; off: boolean }[] = []
  const faults: unknown[] = []
  const server = await startPsuServer({
    now: () => noon,
    newId: newTaskId,
    after: (ms, act) => {
      const timer = { ms, act, off: false }
      timers.push(timer)
      return () => {
        timer.off = true
      }
    },
    onFault: (fault) => faults.push(fault),
    ...start,
  })
  cleanUps.push(server.stop)
  return { ...server, timers, faults }
}

const post = (server: Pick<PsuServer, 'url'>, body: unknown) =>
  fetch(`${server.url}/`, {
    method: 'POST',
    headers: { 'content-type': 'application/fhir+json', 'x-request-id': newTaskId() },
    body: JSON.stringify(body),
  })

const control = async (server: Pick<PsuServer, 'url'>, what: string, asked?: unknown) => {
  const reply = await fetch(
    `${server.url}/_stand-in/${what}`,
    asked === undefined ? {} : { method: 'POST', body: JSON.stringify(asked) },
  )
  return { status: reply.status, body: (await reply.json()) as unknown }
}

describe('the stand-in over HTTP', () => {
  it('takes a bundle, and says its own time in the Date header', async () => {
    const server = await started()
    const reply = await post(server, bundle(entry()))
    expect([reply.status, reply.headers.get('date')]).toEqual([201, 'Tue, 10 Mar 2026 12:00:00 GMT'])
    expect(server.control.rows()).toHaveLength(1)
  })

  it('breaks the connection where a reply is dropped, having stored it or not', async () => {
    const server = await started()
    for (const stored of [false, true]) {
      server.control.next({ kind: 'dropped', stored })
      await expect(post(server, bundle(entry()))).rejects.toThrow(TypeError)
      expect(server.control.rows()).toHaveLength(stored ? 1 : 0)
    }
  })

  it('holds a slow reply back until its time', async () => {
    const server = await started()
    server.control.next({ kind: 'slow', delayMs: 11_000 })
    const reply = post(server, bundle(entry()))
    await expect.poll(() => server.timers.length).toBe(1)
    expect(server.timers[0]?.ms).toBe(11_000)
    server.timers[0]?.act()
    expect((await reply).status).toBe(201)
  })

  it('cut off, breaks what is under way at once and everything after, until the line is back', async () => {
    const server = await started()
    server.control.next({ kind: 'slow', delayMs: 60_000 })
    const underWay = post(server, bundle(entry()))
    underWay.catch(() => undefined)
    await expect.poll(() => server.timers.length).toBe(1)
    server.control.line(false)
    await expect(underWay).rejects.toThrow(TypeError)
    expect(server.timers[0]?.off).toBe(true)
    await expect(post(server, bundle(entry()))).rejects.toThrow(TypeError)
    expect(server.control.requests()).toHaveLength(1)
    server.control.line(true)
    expect((await post(server, bundle(entry()))).status).toBe(201)
  })

  it('stops while a request is under way', async () => {
    const server = await started()
    server.control.next({ kind: 'slow', delayMs: 60_000 })
    const underWay = post(server, bundle(entry()))
    underWay.catch(() => undefined)
    await expect.poll(() => server.timers.length).toBe(1)
    await server.stop()
    await expect(underWay).rejects.toThrow(TypeError)
    cleanUps.pop()
  })

  it('checks tokens against its own address unless told another', async () => {
    const server = await started({ options: { requireAuth: true } })
    expect((await post(server, bundle(entry()))).status).toBe(401)
  })

  it('offers no control unless it is a process of its own', async () => {
    const server = await started()
    expect((await fetch(`${server.url}/_stand-in/rows`)).status).toBe(404)
  })
})

describe('the control over HTTP', () => {
  it('shows rows, notifications and requests, plays faults and answers what the patient sees', async () => {
    const server = await started({ controlSurface: true })
    await control(server, 'faults', { next: { kind: 'request-timeout' }, scope: { prescriptionId: rx, times: 2 } })
    const ready = bundle(entry({ status: 'Ready to Collect' }))
    expect([(await post(server, ready)).status, (await post(server, ready)).status]).toEqual([408, 408])
    expect((await post(server, ready)).status).toBe(201)
    expect((await control(server, 'rows')).body).toEqual(server.control.rows())
    expect((await control(server, 'notifications')).body).toMatchObject([{ outcome: 'sent' }])
    expect((await control(server, 'requests')).body).toMatchObject([{ status: 408 }, { status: 408 }, { status: 201 }])
    const query = { odsCode: pharmacy, prescriptionId: rx, itemIds: [itemA], now: noon, releasedAt: 0 }
    expect((await control(server, 'patient-view', query)).body).toMatchObject([{ status: 'Ready to Collect' }])
    expect((await control(server, 'nonsense')).status).toBe(404)
  })

  it('cuts the line for everything but itself', async () => {
    const server = await started({ controlSurface: true })
    expect((await control(server, 'line', { on: false })).status).toBe(200)
    await expect(post(server, bundle(entry()))).rejects.toThrow(TypeError)
    expect((await control(server, 'line')).body).toEqual({ on: false })
    await control(server, 'line', { on: true })
    expect((await post(server, bundle(entry()))).status).toBe(201)
  })

  it('sets and clears a mix, and makes tokens worthless', async () => {
    const server = await started({ controlSurface: true })
    await control(server, 'faults', { mix: { rate: 1, seed: 1, kinds: ['proxy-error'] } })
    expect((await post(server, bundle(entry()))).status).toBe(502)
    await control(server, 'faults', { clear: true })
    expect((await post(server, bundle(entry()))).status).toBe(201)
    expect((await control(server, 'tokens', { revoke: true })).status).toBe(200)
    expect((await control(server, 'tokens')).body).toEqual({ issued: 0 })
  })
})

describe('what the stand-in holds in a folder', () => {
  const record = (dir: string) => join(dir, 'psu-stand-in.jsonl')

  it('is there again after a restart: rows, notifications, requests, and so the 409', async () => {
    const dir = folder()
    const first = await started({ dir })
    const task = entry({ status: 'Ready to Collect' })
    await post(first, bundle(task))
    const before = [first.control.rows(), first.control.notifications(), first.control.requests()]
    await first.stop()
    cleanUps.pop()
    const second = await started({ dir })
    expect([second.control.rows(), second.control.notifications(), second.control.requests()]).toEqual(before)
    expect((await post(second, bundle(task))).status).toBe(409)
  })

  it('loses only a torn last line, and goes on after it', async () => {
    const dir = folder()
    const first = await started({ dir })
    await post(first, bundle(entry()))
    await first.stop()
    cleanUps.pop()
    const whole = readFileSync(record(dir), 'utf8')
    appendFileSync(record(dir), whole.slice(0, 100))
    const second = await started({ dir })
    expect(second.control.rows()).toHaveLength(1)
    await post(second, bundle(entry()))
    await second.stop()
    cleanUps.pop()
    const third = await started({ dir })
    expect(third.control.rows()).toHaveLength(2)
  })

  it('is refused where an earlier line is broken', async () => {
    const dir = folder()
    writeFileSync(record(dir), '{"rows":[\n{"rows":[],"notified":[]}\n')
    await expect(started({ dir })).rejects.toThrow(/cannot be read/)
  })
})

it('runs as a process of its own, says where it listens in one line, and stops when told', async () => {
  const child = spawn(process.execPath, [
    join(import.meta.dirname, '../../../../src/main/practice/psu/entry.ts'),
    ...['--port', '0', '--dir', folder(), '--faults', '1', '--seed', '4'],
  ])
  cleanUps.push(() => child.kill('SIGKILL'))
  const lines = createInterface(child.stdout)
  const line = await new Promise<string>((resolve) => lines.once('line', resolve))
  const server = JSON.parse(line) as { readonly url: string }
  await control(server, 'faults', { clear: true })
  expect((await post(server, bundle(entry({ lastModified: '2026-01-01T00:00:00.000Z' })))).status).toBe(201)
  const exit = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  expect(await exit).toBe(0)
})
